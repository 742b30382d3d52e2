"""The accounts of an import: no character of the source goes anywhere without an entry here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from drafter.base.messages import say


class Change(StrEnum):
    """What an import does to characters of the source."""

    NUMBERS = "numbers"  # numbers and labels of points: computed from now on
    COMPUTED = "computed"  # other furniture that is computed from now on: 附件：, （共33项）, the brackets of units
    PUNCTUATION = "punctuation"
    QUOTES = "quotes"
    WIDTH = "width"
    PINYIN = "pinyin"
    SIMPLIFIED = "simplified"
    INVISIBLE = "invisible"
    JOINED = "joined"
    SPLIT = "split"
    REPAIRED = "repaired"
    TITLE = "title"
    ESCAPED = "escaped"

    @property
    def words(self) -> str:
        """Return what people call it."""
        return {
            Change.NUMBERS: say("编号改由程序生成"),
            Change.COMPUTED: say("附件说明、项数、责任单位的括号等改由程序生成"),
            Change.PUNCTUATION: say("半角标点改为全角"),
            Change.QUOTES: say("引号配成对"),
            Change.WIDTH: say("全角数字、字母改为半角"),
            Change.PINYIN: say("删去防复制的拼音"),
            Change.SIMPLIFIED: say("繁体字改为简体字"),
            Change.INVISIBLE: say("删去看不见的字符"),
            Change.JOINED: say("接上段落里的断行"),
            Change.SPLIT: say("把连成一片的文字分开成段"),
            Change.REPAIRED: say("按目录恢复损坏的标题"),
            Change.TITLE: say("标题取自网页或文件名"),
            Change.ESCAPED: say("花括号按文字保留"),
        }[self]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of the source that is in no field: its line, its text, and why."""

    line: int
    text: str
    reason: str


class Accounts:
    """What became of the characters of one source; blanks are not counted, they are layout."""

    def __init__(self, source: Iterable[str]) -> None:
        self._source = characters(source)
        self._removed: list[str] = []
        self._added: list[str] = []
        self.left_out: list[LeftOut] = []
        self.counts: Counter[Change] = Counter()

    def leave_out(self, line: int, text: str, reason: str) -> None:
        """Say that *text* of *line* goes into no field."""
        self.left_out.append(LeftOut(line, text, reason))

    def change(self, kind: Change, before: str = "", after: str = "", times: int = 1) -> None:
        """Say that *before* became *after*; *times* is how often, for the count people read."""
        self.counts[kind] += times
        if before != after:
            self._removed.append(before)
            self._added.append(after)

    def difference(self, values: Iterable[str]) -> tuple[str, str]:
        """Return the characters that are missing from *values* and those that came from nowhere; both empty: it balances."""
        due = self._source.copy()
        due.update(characters(self._added))
        due.subtract(characters([*self._removed, *(each.text for each in self.left_out), *values]))
        kept = {character: count for character, count in due.items() if not character.isspace()}
        missing = "".join(character * count for character, count in kept.items() if count > 0)
        return missing, "".join(character * -count for character, count in kept.items() if count < 0)


def characters(texts: Iterable[str]) -> Counter[str]:
    """Return how often every character occurs in *texts*."""
    return Counter("".join(texts))
