"""A plan of any size, the same on every machine: as an answers file for drafter, as a page for its peers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drafter.draft.numerals import chinese

_VERBS = ("完善", "推进", "建立", "优化", "规范", "落实", "开展", "深化", "健全", "提升", "拓展")
_MATTERS = (
    "服务流程",
    "阅览空间",
    "借阅制度",
    "馆藏布局",
    "值班安排",
    "培训计划",
    "设备维护",
    "读者活动",
    "数据核对",
    "安全检查",
)
_WAYS = (
    "按月列出事项清单",
    "明确牵头部门和完成时限",
    "听取读者和分馆意见",
    "做好经费测算和物资准备",
    "对照标准逐项验收",
    "及时公布办理结果",
    "形成资料并归档",
)
_UNITS = ("办公室", "采编部", "少儿部", "读者服务部", "数字资源部", "业务辅导部")


def _phrase(seed: int) -> str:
    return _VERBS[seed % len(_VERBS)] + _MATTERS[seed * 3 % len(_MATTERS)]


def _sentence(seed: int, number: int) -> str:
    return f"{_phrase(seed)}{number}项，{_WAYS[seed % 7]}，{_WAYS[(seed + 3) % 7]}。"


def _sentences(seed: int, count: int) -> str:
    return "".join(_sentence(seed + i, seed % 89 + i + 1) for i in range(count))


@dataclass(frozen=True)
class Item:
    """A numbered paragraph with a run-in lead."""

    label: str
    lead: str
    text: str


@dataclass(frozen=True)
class Section:
    """A heading and its items."""

    label: str
    heading: str
    entries: tuple[Item, ...]


@dataclass(frozen=True)
class Group:
    """A group of an appendix's tasks, each with its label, text and unit."""

    label: str
    name: str
    tasks: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Plan:
    """A plan of ``paragraphs`` body paragraphs (headings, opening and closing included) and ``rows`` tasks."""

    paragraphs: int
    rows: int
    title: str = "2027年图书馆工作要点"
    appendix_title: str = "图书馆2027年主要工作事项"

    @cached_property
    def opening(self) -> str:
        """Return the paragraph before the first heading."""
        return "2027年全馆工作的总体要求是：" + _sentences(1, 6)

    @cached_property
    def closing(self) -> str:
        """Return the paragraph behind the last item."""
        return "各部门要抓好落实。" + _sentences(2, 2)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the headings with their items, numbered on through the plan."""
        count = max(1, self.paragraphs // 12)
        items = self.paragraphs - 2 - count
        bounds = [items * i // count for i in range(count + 1)]
        return tuple(
            Section(
                f"{chinese(i + 1)}、",
                f"{_phrase(i)}，{_phrase(i + 5)}",
                tuple(Item(f"{n + 1}.", f"{_phrase(n)}。", _sentences(n, 4)) for n in range(bounds[i], bounds[i + 1])),
            )
            for i, _ in enumerate(bounds[:-1])
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Return the tasks in five groups, numbered anew in each."""
        bounds = [self.rows * i // 5 for i in range(6)]
        return tuple(
            Group(
                f"{chinese(i + 1)}、",
                _phrase(i + 2),
                tuple(
                    (f"{n - bounds[i] + 1}.", f"{_phrase(n)}，{_WAYS[n % 7]}", _UNITS[n % len(_UNITS)])
                    for n in range(bounds[i], bounds[i + 1])
                ),
            )
            for i in range(5)
        )

    def answers(self) -> str:
        """Return the answers file that drafter renders."""
        body = [
            line
            for section in self.sections
            for line in (f"# {section.heading}", *(f"## {item.lead}{item.text}" for item in section.entries))
        ]
        tasks = [
            line
            for group in self.groups
            for line in (
                f"      - name: {group.name}",
                "        tasks:",
                *(f"          - {text}（{unit}）" for _, text, unit in group.tasks),
            )
        ]
        lines = [
            "type: work-plan",
            "organisation: 图书馆",
            "year: 2027",
            f"title: {self.title}",
            "opening: |",
            f"  {self.opening}",
            "body: |",
            *(f"  {line}" for line in body),
            "closing: |",
            f"  {self.closing}",
            "appendices:",
            f"  - title: {self.appendix_title}",
            "    layout: list",
            "    groups:",
            *tasks,
            "signature: 图书馆",
            "date: 2026-11-20",
        ]
        return "\n".join(lines) + "\n"

    def page(self) -> dict[str, Any]:
        """Return what stands on the page, every label and count typed out, for a template that only fills in."""
        return {
            "title": self.title,
            "opening": self.opening,
            "sections": [
                {"label": s.label, "heading": s.heading, "entries": [vars(item) for item in s.entries]} for s in self.sections
            ],
            "closing": self.closing,
            "reference": f"附件：{self.appendix_title}",
            "signature": "图书馆",
            "date": "2026年11月20日",
            "appendix_title": self.appendix_title,
            "count": f"（共{self.rows}项）",
            "groups": [
                {
                    "label": group.label,
                    "name": f"{group.name}（{len(group.tasks)}项）",
                    "tasks": [{"label": label, "text": f"{text}（{unit}）"} for label, text, unit in group.tasks],
                }
                for group in self.groups
            ],
        }
