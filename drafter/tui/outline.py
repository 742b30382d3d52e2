"""The outline of the draft: its texts and appendices, numbered as they print; a heading is moved with its subtree."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from drafter.base.messages import say
from drafter.draft.fields import Kind
from drafter.session import anchors
from drafter.session.session import Session
from drafter.tui.messages import GoTo, Restructure

Place = tuple[str, int | None]
"""An anchor, and the line (from 0) of a heading in its text."""


class OutlineTree(Tree[Place]):
    """The outline as a tree."""

    DEFAULT_CSS = """
    OutlineTree { padding: 0 1; background: $surface; scrollbar-size: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up,ctrl+up", "restructure('up')", say("上移"), show=False),
        Binding("alt+down,ctrl+down", "restructure('down')", say("下移"), show=False),
        Binding("alt+left,ctrl+left", "restructure('promote')", say("升级"), show=False),
        Binding("alt+right,ctrl+right", "restructure('demote')", say("降级"), show=False),
        Binding("insert", "restructure('insert')", say("插入"), show=False),
        Binding("delete", "restructure('delete')", say("删除"), show=False),
    ]
    explanation = say(
        "大纲：回车到正文的这一节。Ctrl+↑ ↓ 连同下级上移、下移，Ctrl+← → 升级、降级，"
        "Insert 在后面插入一节，Delete 删除这一节和它的下级。删错了按 Ctrl+Z。"
    )

    def __init__(self) -> None:
        super().__init__(say("大纲"))
        self.show_root, self.guide_depth, self.auto_expand = False, 2, False
        self._shown: list[tuple[str, int | None, int, str]] = []

    def show(self, session: Session) -> None:
        """Show the outline of *session*; nothing is built again that looks as it did."""
        entries = list(_entries(session))
        if [entry[2:] for entry in entries] == [entry[2:] for entry in self._shown] and self._shown:
            nodes = list(_nodes(self.root))
            for node, entry in zip(nodes, entries, strict=True):
                node.data = entry[:2]
        elif entries != self._shown:
            self._grow(entries)
        self._shown = entries

    def _grow(self, entries: list[tuple[str, int | None, int, str]]) -> None:
        line = self.cursor_line
        self.clear()
        path = [(0, self.root)]
        for anchor, number, level, label in entries:
            while path[-1][0] >= level:
                path.pop()
            path.append((level, path[-1][1].add(label, (anchor, number), expand=True)))
        for node in _nodes(self.root):
            node.allow_expand = bool(node.children)
        self.call_after_refresh(self._put_cursor, line)

    def _put_cursor(self, line: int) -> None:
        self.cursor_line = min(max(line, 0), self.last_line)

    def go_to(self, anchor: str, line: int) -> None:
        """Put the cursor on the heading of *anchor* that *line* (from 0) belongs to."""
        best: TreeNode[Place] | None = None
        for node in _nodes(self.root):
            if node.data is not None and node.data[0] == anchor and (node.data[1] or 0) <= line:
                best = node
        if best is not None and best.line >= 0 and best.line != self.cursor_line:
            self.cursor_line = best.line

    def on_tree_node_selected(self, event: Tree.NodeSelected[Place]) -> None:
        """Go where the writer points."""
        event.stop()
        if event.node.data is not None:
            anchor, line = event.node.data
            self.post_message(GoTo(anchor, (line or 0) + 1))

    def action_restructure(self, what: str) -> None:
        """Ask for the heading under the cursor to be changed."""
        data = self.cursor_node.data if self.cursor_node is not None else None
        if data is not None:
            self.post_message(Restructure(*data, what))


def _nodes(node: TreeNode[Place]) -> list[TreeNode[Place]]:
    found = []
    for child in node.children:
        found += [child, *_nodes(child)]
    return found


def _entries(session: Session) -> list[tuple[str, int | None, int, str]]:
    """Return anchor, line, depth and label of everything in the outline."""
    found: list[tuple[str, int | None, int, str]] = []
    for key, field in session.fields.items():
        if field.kind is Kind.OUTLINE:
            found.append((key, None, 1, field.label))
            found += [(key, each.line, each.level + 1, f"{each.label}{each.title}") for each in session.headings(key)]
        elif field.kind is Kind.APPENDICES:
            for index, appendix in enumerate(session.appendices(key)):
                total = f"（{appendix.total}）" if appendix.total else ""
                found.append((anchors.appendix(key, index), None, 1, f"{field.label}{index + 1} {appendix.title}{total}"))
                found.append((anchors.appendix(key, index, "body"), None, 2, say("附件的文字")))
                if session.text(after := anchors.appendix(key, index, "after")):
                    found.append((after, None, 2, say("任务之后的文字")))
    return found
