"""The index made from the records: rows in the order of their standing, the three strands, what can be filtered by."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from zlib import crc32

from drafter.snippets.search.column import AGAIN, ROW, pack_pairs
from drafter.snippets.search.fold import fold
from drafter.snippets.search.row import STANDING, Row, Sounding
from drafter.snippets.search.sounds import sounds
from drafter.snippets.search.syllables import CODES, INITIALS, syllable

Parts = Iterator[tuple[str, bytes]]

_SPOKEN = frozenset(CODES.values())
_COUNTED = 500_000
"""How many characters are counted exactly; of longer strands a sample tells enough."""


def index_parts(rows: Sequence[Row], categories: Mapping[str, tuple[str, tuple[str, ...]]]) -> Parts:
    """Yield the parts of the index of *rows*, which are in their order; *categories* are names and tags by key."""
    yield "records", array("q", (row.number for row in rows)).tobytes()
    yield "standing", bytes(STANDING[row.status] for row in rows)
    yield "until", array("I", (row.until or 0 for row in rows)).tobytes()
    yield "ids", array("Q", sorted(crc32(row.id.encode()) << 32 | at for at, row in enumerate(rows))).tobytes()
    strands = [_Strands(row.title for row in rows), _Strands(row.text for row in rows)]
    for name, strand in zip(("title", "text"), strands, strict=True):
        yield from strand.parts(name)
    heard: defaultdict[str, str] = defaultdict(str)
    for character, code in sorted({pair for each in strands for pair in zip(each.text, each.sounds, strict=True)}):
        heard[character] += code if code in _SPOKEN else ""
    yield "heard", "\n".join(character + codes for character, codes in heard.items() if codes).encode("utf-16-le")
    yield from _facets(rows, categories)


class _Strands:
    """The strands of one field."""

    def __init__(self, fields: Iterable[Sounding]) -> None:
        texts, heard, breaks, length = list[str](), list[str](), list[int](), 0
        for text, first, second, begun in fields:
            folded = fold(text)
            copies = (0, len(folded) + 1) if second else (0,)
            breaks += (length + 1 + copy + at for copy in copies for at in begun)
            length += (len(folded) + 1) * len(copies)
            texts.append(ROW + folded + (AGAIN + folded if second else ""))
            heard.append(ROW + first + (AGAIN + second if second else ""))
        self.starts = array("I", accumulate(map(len, texts), initial=0))
        self.text = "".join(texts) + ROW
        self.sounds = "".join(heard) + ROW
        self.initials = self.sounds.translate(_Initials(INITIALS))
        self.breaks = bytearray(length // 8 + 1)
        for at in breaks:
            self.breaks[at >> 3] |= 1 << (at & 7)

    def parts(self, name: str) -> Parts:
        yield f"{name}.starts", self.starts.tobytes()
        yield f"{name}.breaks", bytes(self.breaks)
        yield f"{name}.text", self.text.encode("utf-16-le", "surrogatepass")
        yield f"{name}.sounds", self.sounds.encode("utf-16-le", "surrogatepass")
        yield f"{name}.initials", self.initials.encode("ascii")
        yield f"{name}.frequencies", _frequencies((self.text, self.sounds, self.initials))
        pairs = self._pairs()
        for code in CODES.values():
            yield f"{name}.pairs.{ord(code)}", pack_pairs(pairs.get(code, {}))

    def _pairs(self) -> dict[str, dict[int, array[int]]]:
        """Return where each sound stands, by the character that follows it."""
        found: dict[str, dict[int, array[int]]] = {}
        for at, (first, second) in enumerate(pairwise(self.sounds)):
            if first in _SPOKEN:
                groups = found.setdefault(first, {})
                code = ord(second)
                if code in groups:
                    groups[code].append(at)
                else:
                    groups[code] = array("I", (at,))
        return found


class _Initials(dict[int, str]):
    """First letters for ``str.translate``; whatever is not ASCII and has none becomes one mark."""

    def __missing__(self, code: int) -> str:
        return chr(code) if code < 0x7F else "\x7f"


def _frequencies(strands: Iterable[str]) -> bytes:
    """Return how often each character stands in each of *strands*: how many characters each has, then codes and counts."""
    head, body = array("I"), array("I")
    for strand in strands:
        counts = _counts(strand)
        head.append(len(counts))
        for character, count in counts.items():
            body.extend((ord(character), count))
    return (head + body).tobytes()


def _counts(strand: str) -> dict[str, int]:
    step = len(strand) // _COUNTED + 1
    counts = {character: count * step for character, count in Counter(strand[::step]).items()}
    return {character: counts.get(character, 1) for character in set(strand)}


def _facets(rows: Sequence[Row], categories: Mapping[str, tuple[str, tuple[str, ...]]]) -> Parts:
    """Yield the rows of every category, tag and type, their names with pinyin, and the tags of the categories."""
    members: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        members["category", row.category].append(at)
        inherited = categories.get(row.category, ("", ()))[1]
        for kind, words in (("tag", dict.fromkeys((*inherited, *row.tags))), ("type", row.types or ("",))):
            for word in words:
                members[kind, word].append(at)
    lines = []
    for (kind, key), found in members.items():
        yield f"{kind}:{key}", array("I", found).tobytes()
        name = categories[key][0] if kind == "category" and key in categories else key
        spoken = [syllable(each) or each for each in sounds(name)]
        lines.append("\t".join((kind, key, name, "".join(spoken), "".join(each[0] for each in spoken))))
    yield "facets", "\n".join(lines).encode("utf-8")
    yield "categories", "\n".join("\t".join((key, name, *tags)) for key, (name, tags) in categories.items()).encode("utf-8")
