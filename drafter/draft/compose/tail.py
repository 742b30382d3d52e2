"""The tail of a document: 附件说明, signature, date, 附注 (GB/T 9704-2012 7.3.4 to 7.3.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from drafter.base.problems import Place
from drafter.draft.appendix import Appendix
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.compose.expand import Expander
from drafter.draft.compose.head import BLANK
from drafter.draft.widths import gaps, width

_INDENT = 2.0  # 字: where a paragraph begins
_REFERENCE = "附件："
_SEALED_RIGHT = 4.0  # 字 kept at the right of the date under a seal, 7.3.5.1
_RIGHT = 2.0  # 字 kept at the right of the signature without a seal, 7.3.5.2
_LINE = 28.0  # 字 in a line


def reference_blocks(appendices: Sequence[Appendix], expander: Expander) -> list[Block]:
    """Return the 附件说明 of the labelled *appendices* under a blank line.

    ``indent`` is where the names begin, so that turned-over lines and all numbers align (7.3.4).
    """
    labelled = [appendix for appendix in appendices if appendix.labelled]
    blocks = [] if not labelled else [BLANK]
    for index, appendix in enumerate(labelled, 1):
        number = f"{index}." if len(labelled) > 1 else ""
        first = _REFERENCE if index == 1 else ""
        name = reference_name(appendix, expander)
        blocks.append(
            Block(
                BlockKind.REFERENCE,
                expander.marked(f"{first}{number}{name}"),
                indent=_INDENT + width(_REFERENCE) + width(number),
                hanging=width(first) + width(number),
                place=appendix.place,
            )
        )
    return blocks


def reference_name(appendix: Appendix, expander: Expander) -> str:
    """Return what the 附件说明 calls *appendix*: its name, else its title; no 《》 around, no punctuation behind (7.3.4)."""
    name = expander.text(appendix.name or appendix.title, appendix.place).replace("\n", "").rstrip("。；;，,、 ")
    return name[1:-1] if name.startswith("《") and name.find("》") == len(name) - 1 else name


def signature_blocks(signature: str, date: str, expander: Expander, place: Place, *, sealed: bool) -> list[Block]:
    """Return signature and date under a blank line, placed by their widths; nothing where neither is given.

    With a seal the date keeps 4 字 at the right and the signature is centred over it (7.3.5.1). Without one the signature
    keeps 2 字 and the date begins 2 字 right of it; a date longer than the signature keeps 2 字 and the signature moves
    (7.3.5.2).
    """
    lines = [line.strip() for line in signature.split("\n") if line.strip()]
    if not lines and not date:
        return []
    texts = [*((BlockKind.SIGNATURE, line) for line in lines), *([(BlockKind.DATE, date)] if date else [])]
    rights, printed = (_rights(lines, date, measure, sealed=sealed) for measure in (width, _printed))
    signed = [
        Block(kind, expander.marked(text), indent=right, gap=with_gaps - right, keep_next=True, place=place)
        for (kind, text), right, with_gaps in zip(texts, rights, printed, strict=False)
    ]
    return [BLANK, *signed[:-1], replace(signed[-1], keep_next=False)]


def _printed(text: str) -> float:
    return width(text) + gaps(text)


def _rights(lines: Sequence[str], date: str, measure: Callable[[str], float], *, sealed: bool) -> list[float]:
    """Return the space in 字 at the right of every line of the signature, then of the date; *measure* tells their widths."""
    long = max(map(measure, lines), default=0.0)
    at_right, date_right = _places(long, measure(date), sealed=sealed)
    rights = [at_right + (long - measure(line)) / (2 if sealed else 1) for line in lines]
    return [max(0.0, right) for right in (*rights, date_right)]


def _places(signature: float, date: float, *, sealed: bool) -> tuple[float, float]:
    """Return the space in 字 at the right of the signature and of the date, for their widths in 字."""
    if sealed:
        return max(0.0, _SEALED_RIGHT + (date - signature) / 2), _SEALED_RIGHT
    if not signature or not date:
        return _RIGHT, _RIGHT
    if date > signature:
        return _RIGHT + date + 2 - signature, _RIGHT
    return _RIGHT, min(signature, _LINE - _INDENT) - date


def remark_blocks(expander: Expander) -> list[Block]:
    """Return the 附注 in （）, or nothing where there is none (7.3.6)."""
    words = expander.line("remark_line").strip()
    if not words:
        return []
    if not words.startswith(("（", "(")):
        words = f"（{words}）"
    return [Block(BlockKind.REMARK_LINE, expander.marked(words), place=expander.place("remark_line"))]


def keep_together(text: Sequence[Block], tail: Sequence[Block]) -> list[Block]:
    """Return *text* and *tail* bound so that the 附件说明 is not torn apart and no page holds signature and date alone.

    A page with a signature must hold text (7.3.5.5): the end of the text stays with it.
    """
    if not tail:
        return list(text)
    signed = any(block.kind in (BlockKind.SIGNATURE, BlockKind.DATE) for block in tail)
    bound = [replace(block, keep_next=True) for block in [*(text[-1:] if signed else []), *tail[:-1]]]
    return [*(text[:-1] if signed else text), *bound, tail[-1]]
