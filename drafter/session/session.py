"""The drafting session: the only writer of the draft. A screen asks it for everything, and changes nothing itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from drafter.base.errors import DrafterError
from drafter.base.problems import Problem, errors_of
from drafter.draft.appendix import Appendix
from drafter.draft.compose import Composition, Unfilled, compose
from drafter.draft.fields import Draft, Field, Kind, PinnedPhrase, Value
from drafter.draft.numbering import Numbering
from drafter.draft.phrases import PhraseSource
from drafter.session import anchors, outlining, searchable
from drafter.session.autosave import Autosave
from drafter.session.difference import DiffLine, difference
from drafter.session.drafts import appendices_in, composable, draft_of, state_of
from drafter.session.fields import TYPED, WORDS, Filled, filled, is_filled, read_words, words_of
from drafter.session.filing import Filing
from drafter.session.history import History, Step
from drafter.session.outlining import Heading, Section
from drafter.session.parts import parts_of, renamed
from drafter.session.presence import Presence
from drafter.session.state import State
from drafter.session.texts import Read, Texts


class Session:
    """A draft while it is written. Methods that change it can be undone; *clock* gives seconds."""

    def __init__(
        self,
        base: Draft,
        filing: Filing,
        *,
        phrases: PhraseSource | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.filing, self.phrases = filing, phrases
        self.autosave, self.presence = Autosave(), Presence()
        self.revision = 0
        self._base, self._clock = base, clock
        self._texts: Texts = Texts()
        self._state = state_of(base, self._texts)
        self._history = History[State]()
        self._read: dict[str, tuple[str, tuple[Problem, ...]]] = {}  # by field: words, and what is wrong with them
        self._draft: tuple[State, Draft] | None = None
        self._composition: tuple[State, Composition] | None = None

    @property
    def draft(self) -> Draft:
        """Return the draft as it stands."""
        if self._draft is None or self._draft[0] is not self._state:
            self._draft = (self._state, draft_of(self._state, self._base, self._texts))
        return self._draft[1]

    @property
    def to_review(self) -> Draft:
        """Return the draft with a file that what it is based on is found from, as a review wants it."""
        return replace(self.draft, file=str(self.path or Path.cwd() / "draft.yaml"))

    @property
    def fields(self) -> Mapping[str, Field]:
        """Return the fields of the draft's form."""
        return self._base.form.fields

    @property
    def path(self) -> Path | None:
        """Return the draft's file, None while it has none."""
        return self.filing.path

    @property
    def title(self) -> str:
        """Return the title as printed, without line breaks; the type's name where there is none."""
        words = self.composition.values.get("title")
        return str(words or "").replace("\n", "") or self._base.form.title

    @property
    def composition(self) -> Composition:
        """Return the draft composed, with what is open marked 【待填】 and said as a problem."""
        if self._composition is None or self._composition[0] is not self._state:
            composed = compose(composable(self.draft), phrases=self.phrases, unfilled=Unfilled.ERROR)
            self._composition = (self._state, composed)
        return self._composition[1]

    @property
    def filled(self) -> Filled:
        """Return how many required fields are filled."""
        return filled(self.draft, self.is_filled)

    def is_filled(self, key: str) -> bool:
        """Tell whether the field *key* holds something, or has a default that can be made, and nothing is wrong with it."""
        return not errors_of(self.problems_of_field(key)) and is_filled(self.draft, key)

    def numbering(self, anchor: str) -> Numbering:
        """Return the numbering of the text at *anchor*."""
        numbers = anchors.numbers_of(anchor)
        found = self.appendices(anchors.field_of(anchor)) if numbers else ()
        own = found[numbers[0]].numbering if numbers and numbers[0] < len(found) else None
        return own or self._base.effective_numbering

    def words(self, key: str) -> str:
        """Return what the field *key* shows: the words that could not be read, else those of its value."""
        return self._state.unread.get(key) or words_of(self._state.values.get(key))

    def value(self, key: str) -> Value | None:
        """Return the value of the field *key*, None where nothing is filled in."""
        return self.draft.values.get(key)

    def set_words(self, key: str, words: str) -> tuple[Problem, ...]:
        """Fill the field *key* with typed *words* and return what is wrong with them.

        Words of no use wait to be mended, and the field holds nothing meanwhile: what is printed is never something else than
        what the field shows. A list keeps what it held.
        """
        value, problems = read_words(self._base.form, key, words)
        unread = words if words.strip() and value is None else ""
        kept = self._state.values.get(key) if unread and self.fields[key].kind not in TYPED else value
        self._read[key] = (words, tuple(problems))
        self._change(self._state.with_value(key, kept, unread), key, f"words {key}")
        return self._read[key][1]

    def set_value(self, key: str, value: Value | None) -> None:
        """Fill the field *key* with *value* (None: nothing)."""
        self._change(self._state.with_value(key, value), key)

    def text(self, anchor: str) -> str:
        """Return the text at *anchor* as it is edited."""
        return self._state.texts.get(anchor, "")

    @property
    def texts(self) -> dict[str, str]:
        """Return every text that can be searched: those of paragraphs, and the words of fields, in the form's order."""
        found = dict[str, str]()
        for key, field in self.fields.items():
            if field.kind is Kind.OUTLINE:
                found[key] = self.text(key)
            elif field.kind is Kind.APPENDICES:
                found |= {anchor: text for anchor, text in self._state.texts.items() if anchor.startswith(f"{key}/")}
            elif isinstance(value := self._state.values.get(key), str):
                found[key] = value
        return found

    @property
    def searchable(self) -> dict[str, str]:
        """Return all words that can be found and replaced, of texts, fields and cells: by anchor, in the form's order."""
        found = dict[str, str]()
        for key, field in self.fields.items():
            if field.kind is Kind.OUTLINE:
                found[key] = self.text(key)
            found.update(searchable.words_in(field, self._state.values.get(key)))
            found |= {anchor: text for anchor, text in self._state.texts.items() if anchor.startswith(f"{key}/")}
        return found

    def set_text(self, anchor: str, text: str, *, typed: bool = True) -> None:
        """Say *text* at *anchor*; what is *typed* into one paragraph in one go is one step of undoing."""
        if text != self.text(anchor):
            self._change(self._state.with_text(anchor, text), anchor, _typing(anchor, text) if typed else "")

    def read(self, anchor: str) -> Read:
        """Return what the text at *anchor* says: its outline, its problems."""
        return self._texts.read(anchor, self.text(anchor), self.numbering(anchor))

    def headings(self, anchor: str) -> list[Heading]:
        """Return the numbered paragraphs of the text at *anchor* with their labels."""
        read = self.read(anchor)
        return outlining.headings(read.outline, read.numbering)

    def sections(self, anchor: str) -> list[Section]:
        """Return the sections of the text at *anchor*."""
        return outlining.sections(self.headings(anchor), self.text(anchor).count("\n") + 1)

    def move(self, anchor: str, line: int, step: int) -> int | None:
        """Move the subtree at *line* (from 0) past its neighbour and return its new line; None where it cannot go."""
        read = self.read(anchor)
        found = outlining.moved(read.text, read.numbering, line, read.outline, step)
        if found is None:
            return None
        self.set_text(anchor, found[0], typed=False)
        return found[1]

    def shift(self, anchor: str, line: int, step: int) -> bool:
        """Promote (*step* -1) or demote (1) the subtree at *line* and tell whether that could be."""
        read = self.read(anchor)
        return self._set_if(anchor, outlining.shifted(read.text, read.numbering, line, read.outline, step))

    def insert(self, anchor: str, line: int | None) -> int:
        """Insert an empty heading behind the subtree at *line* and return its line."""
        read = self.read(anchor)
        text, at = outlining.inserted(read.text, read.numbering, line, read.outline)
        self.set_text(anchor, text, typed=False)
        return at

    def delete(self, anchor: str, line: int) -> bool:
        """Delete the subtree at *line* and tell whether that could be."""
        read = self.read(anchor)
        return self._set_if(anchor, outlining.deleted(read.text, read.numbering, line, read.outline))

    def _set_if(self, anchor: str, text: str | None) -> bool:
        if text is not None:
            self.set_text(anchor, text, typed=False)
        return text is not None

    def appendices(self, key: str) -> tuple[Appendix, ...]:
        """Return the appendices of the field *key*, without their texts (:attr:`draft` has them whole)."""
        return appendices_in(self._state.values.get(key))

    def set_appendix(self, key: str, index: int, appendix: Appendix, *, kind: str = "") -> None:
        """Put *appendix* in the place of the one at *index*; tasks changed here come from their sheet no longer."""
        own = list(self.appendices(key))
        if appendix.groups != own[index].groups:
            appendix = replace(appendix, source=None)
        own[index] = appendix
        self._change(self._state.with_value(key, tuple(own)), anchors.appendix(key, index), kind)

    def arrange_appendices(self, key: str, order: Sequence[int | Appendix]) -> None:
        """Put the appendices of *key* in *order*: numbers of those there are, or new ones; what is not named goes."""
        own = self.appendices(key)
        found = tuple(own[each] if isinstance(each, int) else each for each in order)
        texts = anchors.rearranged(self._state.texts, key, [each if isinstance(each, int) else None for each in order])
        state = replace(self._state.with_value(key, found or None), texts=texts)
        self._change(state, key)

    def link(self, id: str, phrase: PinnedPhrase, anchor: str = "") -> None:
        """Record the phrase *id*, which is about to be called at *anchor*: both are one step of undoing."""
        is_text = anchor not in self.fields or self.fields[anchor].kind is Kind.OUTLINE
        kind = _typing(anchor, self.text(anchor)) if is_text else f"words {anchor}"
        self._change(self._state.with_phrase(id, phrase), anchor, kind)

    def change_texts(self, changed: Mapping[str, str]) -> None:
        """Say other texts and words at several anchors in one step."""
        state = self._state
        for anchor, text in changed.items():
            field = self.fields[anchors.field_of(anchor)]
            if field.kind is Kind.OUTLINE or anchors.is_prose(anchor):
                state = state.with_text(anchor, text)
            else:
                value = searchable.with_words(field, state.values.get(field.key), anchor, text)
                state = state.with_value(field.key, value)
        self._change(state, next(iter(changed), ""))

    def undo(self) -> str | None:
        """Take the latest step back and return the anchor where it was; None where there is none."""
        return self._went(self._history.undo(self._state))

    def redo(self) -> str | None:
        """Do again what was undone last and return the anchor where it is; None where there is nothing."""
        return self._went(self._history.redo(self._state))

    def _went(self, step: Step[State] | None) -> str | None:
        if step is None:
            return None
        self._become(step.state)
        return step.anchor

    def _change(self, state: State, anchor: str, kind: str = "") -> None:
        if state == self._state:
            return
        self._history.changed(self._state, anchor, kind, self._clock())
        self._become(state)

    def _become(self, state: State) -> None:
        self._state = state
        self.revision += 1
        self.autosave.touched(self._clock())

    def problems_of_field(self, key: str) -> tuple[Problem, ...]:
        """Return what is wrong with the words in the field *key*, typed here or found in the file."""
        value = self._state.values.get(key)
        is_read = key in self._state.unread or (isinstance(value, str) and self.fields[key].kind in WORDS)
        if not is_read:
            return ()
        words = self.words(key)
        if key not in self._read or self._read[key][0] != words:
            self._read[key] = (words, tuple(read_words(self._base.form, key, words)[1]))
        return self._read[key][1]

    def save(self) -> tuple[Problem, ...]:
        """Save now and return what is to be said; errors as for :meth:`Filing.write`, then it waits for the next change."""
        was = self.filing.recovery
        try:
            notices = self.filing.write(self.draft)
        except DrafterError:
            self.autosave.put_off()
            raise
        self.autosave.saved()
        if self.filing.recovery is not None and self.filing.recovery != was:
            self.presence.enter(self.filing.recovery)
        return notices

    def save_or_keep(self) -> None:
        """Save at the end; where the file cannot be written or was changed by somebody else, keep the draft for recovery."""
        if self.autosave.is_waiting:
            with suppress(DrafterError):
                self.save()

    def save_as(self, path: Path, *, over: bool = False) -> None:
        """Save under the new name *path*; WriteError where it is taken and not to be written *over*."""
        based_on = self.draft.based_on
        if Path(based_on).is_absolute():  # it had no folder to name it from
            from drafter.intake.another_year import name_from  # 300 ms with the readers of documents

            based_on = name_from(Path(based_on), path.absolute().parent)
        found = {
            key: renamed(parts, self.path, path) for key, value in self.draft.values.items() if (parts := parts_of(value))
        }
        self.filing.write_as(path, replace(self.draft, based_on=based_on, values={**self.draft.values, **found}), over=over)
        self._state = replace(self._state, values={**self._state.values, **found})
        self._base, self._draft = replace(self._base, based_on=based_on), None
        self.autosave.saved()
        if self.path is not None:
            self.presence.enter(self.path)

    def difference(self) -> list[DiffLine]:
        """Return how the file, changed by somebody else, differs from this draft; nothing where it was not changed."""
        theirs = self.filing.theirs()
        return difference(theirs, self.filing.text(self.draft)) if theirs is not None else []

    def take_theirs(self) -> None:
        """Go on from the file as somebody else has left it; undoing brings this draft back."""
        loaded = self.filing.accept()
        assert loaded.draft is not None
        self._base = replace(loaded.draft, values={})
        self._change(state_of(loaded.draft, self._texts), "")
        self.autosave.saved()
        self.filing.drop_aside()

    def keep_ours(self) -> Path | None:
        """Save this draft over what somebody else has left in the file and return where that is kept."""
        kept = self.filing.overwrite(self.draft)
        self.autosave.saved()
        return kept

    def close(self) -> None:
        """Leave the file to others."""
        self.presence.leave()


def _typing(anchor: str, text: str) -> str:
    """Return the kind of step that typing *text* at *anchor* is: in one paragraph, which another line ends."""
    lines = text.count("\n")
    return f"text {anchor} {lines}"
