"""The sounds of the records, added to those that have none yet."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.snippets.cache.store import COMMON, SEPARATOR, Store
from drafter.snippets.search.bare import bare
from drafter.snippets.search.sounds import again, common_sounds, sounds

_UNHEARD = """select number, title, text, pinyin from records
    where root in ({}) and sound and id is not null and title_sounds is null"""
_HEARD = "update records set title_sounds = ?, title_again = ?, text_sounds = ?, text_again = ? where number = ?"
_BATCH = 1000


READINGS = "readings"
"""The part with the usual sound of every character, which is the same for all indexes."""


def learn(store: Store) -> None:
    """Add the usual sounds of all characters where they are not there yet: they take 0.25 s."""
    if not store.has_part(COMMON, READINGS):
        store.put_common(READINGS, common_sounds().encode("utf-16-le"))


def hear(store: Store, roots: Sequence[str]) -> None:
    """Add the sounds of the records under *roots* that have none."""
    rows = store.connection.execute(_UNHEARD.format(",".join("?" * len(roots))), tuple(roots)).fetchall()
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        heard = [(*_heard(title, pinyin), *_heard(text, pinyin), number) for number, title, text, pinyin in batch]
        with store.writing():
            store.connection.executemany(_HEARD, heard)


def _heard(text: str, pinyin: str) -> tuple[str, str]:
    words = bare(text)
    found = sounds(words)
    return found, again(words, found, pinyin.split(SEPARATOR) if pinyin else ())
