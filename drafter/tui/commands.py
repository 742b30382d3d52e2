"""The keys of the drafting screen, and how keys are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.binding import Binding, BindingType

from drafter.base.messages import say

_KEYS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
}


def bindings() -> list[BindingType]:
    """Return the keys of the drafting screen, in the order of the footer."""
    return [
        Binding("f2", "phrases", say("表述"), key_display="F2"),
        Binding("f3", "view('fields')", say("字段"), key_display="F3"),
        Binding("f4", "view('appendix')", say("附件"), key_display="F4"),
        Binding("f5", "generate", say("生成"), key_display="F5"),
        Binding("f6", "view('body')", say("正文"), key_display="F6"),
        Binding("f8", "problem(1)", say("问题"), key_display="F8"),
        Binding("f9", "preview", say("预览"), key_display="F9"),
        Binding("f1", "explain", say("帮助"), key_display="F1"),
        Binding("ctrl+s", "save", say("保存"), show=False),
        Binding("f7", "view('outline')", say("大纲"), show=False, key_display="F7"),
        Binding("shift+f8", "problem(-1)", say("上一个问题"), show=False, key_display="Shift+F8"),
        Binding("ctrl+l", "list_problems", say("问题清单"), show=False),
        Binding("f11", "mend", say("照提示改正"), show=False, key_display="F11"),
        Binding("ctrl+f", "find", say("查找和替换"), show=False, priority=True),
        Binding("ctrl+g", "find_next", say("找下一处"), show=False),
        Binding("ctrl+z", "undo", say("撤销"), show=False),
        Binding("ctrl+y", "redo", say("重做"), show=False),
        Binding("f10", "leave", say("关闭稿件"), show=False, key_display="F10"),
        Binding("f12", "save_as", say("另存为"), show=False, key_display="F12"),
        Binding("ctrl+w", "open_outside", say("打开 Word 文件"), show=False, priority=True),
        Binding("ctrl+b", "generate(True)", say("生成 Word 和 PDF"), show=False, priority=True),
        Binding("ctrl+t", "keep_phrase", say("选中的文字存为表述"), show=False, priority=True),
    ]


def described(found: Iterable[BindingType]) -> Iterator[Binding]:
    """Yield the bindings of *found* that say what they do."""
    yield from (each for each in found if isinstance(each, Binding) and each.description)


def keys_of(binding: Binding) -> str:
    """Return the keys of *binding* as they stand on a keyboard: Ctrl+↑."""
    return binding.key_display or " / ".join(map(_key, binding.key.split(",")))


def _key(name: str) -> str:
    return "+".join(_KEYS.get(part, part.capitalize()) for part in name.split("+"))
