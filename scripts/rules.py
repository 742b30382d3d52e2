"""Write docs/rules.md: every rule of the review, its level, authority and examples, from the code.

python scripts/rules.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from drafter.review.finding import Severity  # noqa: E402
from drafter.review.registry import all_rules  # noqa: E402
from drafter.review.rule import Rule  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"
_LEVELS = {Severity.ERROR: "必改", Severity.WARNING: "疑似", Severity.HINT: "提示"}
_LONGEST = 80


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"wrote {PAGE.relative_to(ROOT)}")


def page() -> str:
    """Return the text of the page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Yield the lines of the page: a table, then the examples."""
    rules = all_rules()
    yield "# 检查的规则"
    yield ""
    yield "`scripts/rules.py` 由代码生成，不要手改。`drafter check --rules` 显示同样的内容；怎样使用见 [check.md](check.md)。"
    yield ""
    yield "| 规则 | 检查什么 | 级别 | 依据 |"
    yield "|---|---|---|---|"
    yield from (f"| `{rule.id}` | {rule.title} | {_level(rule)} | {rule.source} |" for rule in rules)
    for rule in rules:
        yield from ("", f"## {rule.id}", "", rule.explanation, "", "会提醒：", "", *_block(rule.example))
        yield from ("", "不会提醒：", "", *_block(rule.counterexample))


def _level(rule: Rule) -> str:
    return _LEVELS[rule.level] + ("" if rule.is_on else "（不写明不检查）")


def _block(text: str) -> list[str]:
    shown = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……" for line in text.rstrip("\n").split("\n")]
    return ["```text", *shown, "```"]


if __name__ == "__main__":
    main()
