"""The file behind a draft: opened, saved, saved under a name, found changed by somebody else."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import answers
from drafter.answers.loaded import Loaded
from drafter.answers.saving import changed_text, dump, save
from drafter.base import files
from drafter.base.errors import AnswersError, DrafterError, UsageError, WriteError
from drafter.base.messages import say
from drafter.base.problems import Problem, errors_of
from drafter.base.source import read_source
from drafter.base.yaml import nodes
from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft
from drafter.session.recovery import discard, keep, new_recovery
from drafter.session.units import known_units

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Filing:
    """Where a draft is kept: its file as it was read last, or a recovery file while it has none.

    ``aside`` is the recovery file of a draft that could not be saved into its own file, ``looked_at`` what the file was when
    it was looked at last (time and length). ``units`` is the office's list of units.
    """

    types: TypeLibrary
    path: Path | None = None
    loaded: Loaded | None = None
    recovery: Path | None = None
    aside: Path | None = None
    looked_at: tuple[int, int] | None = None
    units: Collection[str] = field(default_factory=known_units)

    def write(self, draft: Draft) -> tuple[Problem, ...]:
        """Save *draft* and return what to say.

        ChangedOnDiskError, NotSavedError or WriteError where it is not saved: then it is kept among those to be recovered.
        """
        if self.path is None or self.loaded is None:
            self.recovery = self.recovery or new_recovery()
            keep(self.recovery, dump(draft, units=self.units))
            return ()
        try:
            own = replace(draft, file=str(self.path))
            result = save(self.path, self.loaded, own, self.types.form, units=self.units)
        except DrafterError:
            self._keep_aside(draft)
            raise
        self.loaded = result.loaded
        self.drop_aside()
        return result.notices

    def _keep_aside(self, draft: Draft) -> None:
        path = self.aside or new_recovery()
        with suppress(DrafterError):  # what kept it from its file may keep it from here
            keep(path, dump(draft, units=self.units))
            self.aside = path

    def drop_aside(self) -> None:
        """Remove what was kept of a draft that is in its own file now, or that nobody wants."""
        if self.aside is not None:
            discard(self.aside)
            self.aside = None

    def text(self, draft: Draft) -> str:
        """Return what the file would be with *draft* in it; AnswersError where it had errors that leave no draft."""
        assert self.loaded is not None
        return changed_text(self.loaded, replace(draft, file=str(self.path)), units=self.units)

    def overwrite(self, draft: Draft) -> Path | None:
        """Save *draft* over what somebody else has left in its file and return where that is kept; errors as for saving."""
        assert self.path is not None
        assert self.loaded is not None
        kept = files.keep(self.path)
        try:
            self.accept()
        except (AnswersError, UsageError):  # nothing of it can be used
            files.write(self.path, self.loaded.document.source.encoded(self.text(draft)))
            self.accept()
        self.write(draft)
        return kept

    def write_as(self, path: Path, draft: Draft, *, over: bool = False) -> None:
        """Save *draft* as the new file *path*; WriteError where there is one already, unless *over* it."""
        path = path if path.suffix.lower() in SUFFIXES else path.with_name(f"{path.name}.yaml")
        if path.exists() and not over:
            raise WriteError(path, say("文件已经有了"), say("请换一个名字"))
        data = dump(draft, units=self.units).encode()
        files.make_folder(path.parent)
        files.write(path, data)
        self.path, self.loaded = path, _load(data, path, self.types, self.units)
        self.drop_aside()
        if self.recovery is not None:
            discard(self.recovery)
            self.recovery = None

    def is_changed(self) -> bool:
        """Tell whether somebody else has changed the file since this was asked last."""
        now = _state(self.path) if self.path is not None else None
        if now == self.looked_at:
            return False
        self.looked_at = now
        return self.theirs() is not None

    def theirs(self) -> str | None:
        """Return the text of the file as somebody else has left it, None where it is as it was read.

        A file that is no text gives what is wrong with it.
        """
        if self.path is None or self.loaded is None or not self.path.exists():
            return None
        try:
            source, problems = read_source(files.read(self.path), str(self.path))
        except UsageError:
            return None
        text = source.text if source is not None else "\n".join(map(str, problems))
        return None if text == self.loaded.document.text else text

    def accept(self) -> Loaded:
        """Take the file as it is now as the one to go on from; AnswersError where it cannot be used."""
        assert self.path is not None
        self.loaded = read(self.path, self.types, self.units)
        return self.loaded


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def read(path: Path, types: TypeLibrary, units: Collection[str]) -> Loaded:
    """Return the answers file *path* as an office with *units* reads it; AnswersError where it has no draft.

    It has one in spite of errors in its values.
    """
    loaded = _load(files.read(path), path, types, units)
    tree = loaded.document.tree
    if loaded.draft is None or tree.repaired or not isinstance(tree.root, nodes.Mapping):
        raise AnswersError.of(errors_of(loaded.problems) or loaded.problems)
    return loaded


def _load(data: bytes, path: Path, types: TypeLibrary, units: Collection[str]) -> Loaded:
    return answers.load(data, str(path), types.form, units=units, required=False, anyway=True)
