"""Two drafts compared: sections and tasks that are new, dropped, moved or reworded, and how much was carried."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from drafter.draft.comparison.carrying import carried
from drafter.draft.comparison.matching import in_order, matches
from drafter.draft.comparison.pieces import pieces_of
from drafter.draft.comparison.result import Comparison, Difference, Piece, PieceKind, Section, Status
from drafter.draft.fields import Draft

__all__ = ["Comparison", "Difference", "Piece", "PieceKind", "Section", "Status", "compare"]

_TEXTS = (PieceKind.PARAGRAPH, PieceKind.ROW, PieceKind.TASK)


def compare(last: Draft, this: Draft) -> Comparison:
    """Return what became of each piece of *last* in *this*.

    Numbers are not compared: they are computed. To-do marks are no words of the text. A section is known again by its
    heading or by what stands in it.
    """
    old, new = pieces_of(last), pieces_of(this)
    origins = _origins(old, new)
    moved = _moved(old, new, origins)
    differences = [_difference(old, piece, origins.get(index), index in moved) for index, piece in enumerate(new)]
    taken = set(origins.values())
    dropped = (Difference(Status.DROPPED, piece, None) for index, piece in enumerate(old) if index not in taken)
    return Comparison((*differences, *dropped), _sections(old, new, origins, differences))


def _origins(old: Sequence[Piece], new: Sequence[Piece]) -> dict[int, int]:
    """Return the index in *old* of what each piece of *new* was."""
    keys = {piece.key: index for index, piece in enumerate(old) if piece.kind is PieceKind.FIELD}
    found = {index: keys[piece.key] for index, piece in enumerate(new) if piece.kind is PieceKind.FIELD and piece.key in keys}
    for kind in (*_TEXTS, PieceKind.SECTION):
        before = [index for index, piece in enumerate(old) if piece.kind is kind]
        after = [index for index, piece in enumerate(new) if piece.kind is kind]
        own = matches([_known_by(old[index]) for index in before], [_known_by(new[index]) for index in after])
        found |= {after[index]: before[origin] for index, origin in own.items()}
    return found | _by_content(old, new, found)


def _known_by(piece: Piece) -> str:
    """Return the words by which *piece* is known again; of a task what is to be done: one unit has many tasks."""
    return piece.words.partition(" | ")[0] if piece.kind is PieceKind.TASK else piece.words


def _by_content(old: Sequence[Piece], new: Sequence[Piece], origins: dict[int, int]) -> dict[int, int]:
    """Return the sections of *new* whose heading is unlike any, but most of whose texts come from one section of *old*."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for index, origin in origins.items():
        if new[index].parent >= 0 and old[origin].parent >= 0:
            votes[new[index].parent][old[origin].parent] += 1
    sizes = Counter(piece.parent for piece in new)
    taken, found = set(origins.values()), dict[int, int]()
    for index, counted in votes.items():
        origin, count = counted.most_common(1)[0]
        if index not in origins and origin not in taken and count * 2 > sizes[index]:
            found[index] = origin
            taken.add(origin)
    return found


def _moved(old: Sequence[Piece], new: Sequence[Piece], origins: dict[int, int]) -> set[int]:
    """Return the pieces of *new* that stand under another section than before, or in another order within their own."""
    siblings: dict[int, list[int]] = defaultdict(list)
    found = set[int]()
    for index, origin in sorted(origins.items()):
        piece = new[index]
        if piece.kind is PieceKind.FIELD:
            continue
        if origins.get(piece.parent, -1) != old[origin].parent:
            found.add(index)
        else:
            siblings[piece.parent].append(index)
    for own in siblings.values():
        kept = in_order([origins[index] for index in own])
        found |= {index for at, index in enumerate(own) if at not in kept}
    return found


def _difference(old: Sequence[Piece], piece: Piece, origin: int | None, is_moved: bool) -> Difference:
    if origin is None:
        return Difference(Status.NEW, None, piece)
    before = old[origin]
    reworded = before.words != piece.words
    status = Status.MOVED if is_moved else Status.REWORDED if reworded else Status.SAME
    return Difference(status, before, piece, carried(before.words, piece.words), reworded)


def _sections(
    old: Sequence[Piece], new: Sequence[Piece], origins: dict[int, int], differences: Sequence[Difference]
) -> tuple[Section, ...]:
    """Return the outermost sections of *new*, texts outside all sections by their field; short fields are no section."""
    counted: dict[tuple[int, str], list[int]] = {}
    for piece, difference in zip(new, differences, strict=True):
        if piece.kind is not PieceKind.FIELD:
            sums = counted.setdefault((piece.top, piece.section), [0, 0])
            sums[0] += len(piece.words)
            sums[1] += difference.carried
    before = {piece.section for piece in old if piece.top < 0}
    found = []
    for (top, name), (characters, kept) in counted.items():
        was = (old[origins[top]].words if top in origins else "") if top >= 0 else name if name in before else ""
        found.append(Section(name, was, characters, kept))
    return tuple(found)
