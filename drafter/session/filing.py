"""The file behind a draft: opened, saved, saved under a name, found changed by somebody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from drafter import answers
from drafter.answers.loaded import Loaded
from drafter.answers.saving import dump, save
from drafter.base import files
from drafter.base.errors import AnswersError, UsageError, WriteError
from drafter.base.messages import say
from drafter.base.problems import Problem, errors_of
from drafter.base.source import read_source
from drafter.base.yaml import nodes
from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft
from drafter.session.recovery import discard, keep, new_recovery

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Filing:
    """Where a draft is kept: its file as it was read last, or a recovery file while it has none."""

    types: TypeLibrary
    path: Path | None = None
    loaded: Loaded | None = None
    recovery: Path | None = None

    def write(self, draft: Draft) -> tuple[Problem, ...]:
        """Save *draft* and return what to say; ChangedOnDiskError, NotSavedError or WriteError where it is not saved."""
        if self.path is None or self.loaded is None:
            self.recovery = self.recovery or new_recovery()
            keep(self.recovery, dump(draft))
            return ()
        result = save(self.path, self.loaded, replace(draft, file=str(self.path)), self.types.form)
        self.loaded = result.loaded
        return result.notices

    def keep_aside(self, draft: Draft) -> None:
        """Keep *draft* among those that can be recovered, whatever its file is; WriteError where that cannot be written."""
        keep(new_recovery(), dump(draft))

    def write_as(self, path: Path, draft: Draft, *, over: bool = False) -> None:
        """Save *draft* as the new file *path*; WriteError where there is one already, unless *over* it."""
        path = path if path.suffix.lower() in SUFFIXES else path.with_name(f"{path.name}.yaml")
        if path.exists() and not over:
            raise WriteError(path, say("文件已经有了"), say("请换一个名字"))
        data = dump(draft).encode()
        files.make_folder(path.parent)
        files.write(path, data)
        self.path, self.loaded = path, answers.load(data, str(path), self.types.form, required=False, anyway=True)
        if self.recovery is not None:
            discard(self.recovery)
            self.recovery = None

    def theirs(self) -> str | None:
        """Return the text of the file as somebody else has left it, None where it is as it was read."""
        if self.path is None or self.loaded is None or not self.path.exists():
            return None
        try:
            source, _ = read_source(files.read(self.path), str(self.path))
        except UsageError:
            return None
        return None if source is None or source.text == self.loaded.document.text else source.text

    def accept(self) -> Loaded:
        """Take the file as it is now as the one to go on from; AnswersError where it cannot be used."""
        assert self.path is not None
        self.loaded = read(self.path, self.types)
        return self.loaded


def read(path: Path, types: TypeLibrary) -> Loaded:
    """Return the answers file *path*, with its draft in spite of errors in its values; AnswersError where it has none."""
    loaded = answers.load(files.read(path), str(path), types.form, required=False, anyway=True)
    tree = loaded.document.tree
    if loaded.draft is None or tree.repaired or not isinstance(tree.root, nodes.Mapping):
        raise AnswersError.of(errors_of(loaded.problems) or loaded.problems)
    return loaded
