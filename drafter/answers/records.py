"""The keys that every answers file may have beside its type's fields: what they record."""

from __future__ import annotations

from drafter.answers.reader import Entries, Entry, Reader
from drafter.base.messages import say
from drafter.base.problems import Level
from drafter.base.yaml import nodes
from drafter.draft.fields import Form, PinnedPhrase


def read_phrases(reader: Reader, entries: Entries) -> dict[str, PinnedPhrase]:
    """Return the recorded phrases by id: ``phrases: {id: {revision: …, text: …}}``."""
    found = {}
    for each in _pairs(reader, entries, "phrases"):
        pinned = reader.entries(each, ("revision", "text"))
        if pinned is None:
            continue
        if "text" not in pinned:
            reader.problem(each.place, say("表述“{id}”的记录里没有 text", id=each.name))
            continue
        found[each.name] = PinnedPhrase(_word(reader, pinned, "revision"), _words(reader, pinned["text"]))
    return found


def read_review(reader: Reader, entries: Entries) -> dict[str, str]:
    """Return what the file says to the review, by rule."""
    return {each.name: _words(reader, each) for each in _pairs(reader, entries, "review")}


def _pairs(reader: Reader, entries: Entries, key: str) -> list[Entry]:
    entry = entries.get(key)
    if entry is None or (isinstance(entry.node, nodes.Scalar) and not entry.node.value):
        return []
    if not isinstance(entry.node, nodes.Mapping):
        reader.wrong_kind(entry, say("几个“键: 值”"))
        return []
    return [Entry(name.value, node, name) for name, node in entry.node.pairs]


def _word(reader: Reader, entries: Entries, key: str) -> str:
    found = reader.word(entries[key]) if key in entries else None
    return found.value.strip() if found is not None else ""


def _words(reader: Reader, entry: Entry) -> str:
    """Return a text that is kept as it is: its expressions are not this file's."""
    found = reader.scalar(entry)
    return (
        found.value.removesuffix("\n")
        if found is not None and found.style == "|"
        else found.value
        if found is not None
        else ""
    )


def read_words(reader: Reader, entries: Entries, key: str) -> str:
    """Return the text of a key that is never printed (``based_on``, ``remark``)."""
    return _words(reader, entries[key]) if key in entries else ""


def check_version(reader: Reader, entries: Entries, form: Form) -> None:
    """Check ``type_version`` against the type's: a newer one is refused, an older one said."""
    entry = entries.get("type_version")
    found = reader.word(entry) if entry is not None else None
    text = found.value.strip() if found is not None else ""
    if found is None or not text:
        return
    if not (text.isascii() and text.isdecimal()) or len(text) > 9:
        reader.problem(found, say("type_version 应当是整数，这里是“{text}”", text=text))
    elif int(text) > form.version:
        message = say(
            "文件是按“{type}”第 {newer} 版写的，这里只有第 {version} 版", type=form.name, newer=text, version=form.version
        )
        reader.problem(found, message, say("请更新类型（或程序）后再用"))
    elif int(text) < form.version:
        message = say(
            "文件是按“{type}”第 {older} 版写的，现在是第 {version} 版", type=form.name, older=text, version=form.version
        )
        reader.problem(
            found, message, say("看过没有问题后，可把 type_version 改为 {version}", version=form.version), Level.NOTICE
        )
