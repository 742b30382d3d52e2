// Runs before textual.js connects, which it does once the page is loaded.
"use strict";

const terminal = document.getElementById("terminal");
const socket = new URL("ws", location.href);
socket.protocol = location.protocol === "https:" ? "wss:" : "ws:";
terminal.dataset.sessionWebsocketUrl = socket.href;

document.getElementById("again").addEventListener("click", () => location.reload());

// The terminal would take Ctrl+V as a key of its own; left alone, the browser pastes what other programs copied.
document.addEventListener(
  "keydown",
  (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "v") {
      event.stopImmediatePropagation();
    }
  },
  true,
);
