"""What git keeps: the differences of two trees, the contents of files, new trees and commits. No file is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.snippets.sharing.git import Git, decoded, encoded

_ABSENT = "000000"


class Blob(NamedTuple):
    """A file in a tree: its mode and the id of its content."""

    mode: str
    id: str


class Step(NamedTuple):
    """What became of the file *path* between two trees; None where it is not there."""

    path: str
    before: Blob | None
    after: Blob | None


class Objects:
    """The objects of a repository; trees are built with an index of their own in *folder*."""

    def __init__(self, git: Git, folder: Path) -> None:
        self._git = git
        self.folder = folder
        self.index = {"GIT_INDEX_FILE": str(folder / "index")}
        self._contents: dict[str, bytes] = {}
        self._trees: dict[str, str] = {}

    def empty_tree(self) -> str:
        """Return the tree with nothing in it."""
        return self.tree("")

    def tree(self, commit: str) -> str:
        """Return the tree of *commit*, the empty one for ``""``."""
        if commit not in self._trees:
            command = ("rev-parse", "--verify", f"{commit}^{{tree}}") if commit else ("mktree",)
            self._trees[commit] = self._git.line(*command)
        return self._trees[commit]

    def steps(self, before: str, after: str) -> list[Step]:
        """Return how the tree *after* differs from the tree *before*, by path."""
        if before == after:
            return []
        words = decoded(self._git.run("diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", before, after)).split("\0")
        return [_step(meta, path) for meta, path in zip(words[0:-1:2], words[1::2], strict=True)]

    def content(self, id: str) -> bytes:
        """Return the content of the blob *id*."""
        self.load([id])
        return self._contents[id]

    def load(self, ids: Iterable[str]) -> None:
        """Read the contents of the blobs *ids* in one go."""
        wanted = [each for each in dict.fromkeys(ids) if each not in self._contents]
        if not wanted:
            return
        data = self._git.run("cat-file", "--batch", data="".join(f"{each}\n" for each in wanted).encode())
        at = 0
        for each in wanted:
            end = data.index(b"\n", at)
            kind_and_size = data[at:end].split()
            size = int(kind_and_size[2]) if len(kind_and_size) == 3 else -1
            self._contents[each] = data[end + 1 : end + 1 + size] if size >= 0 else b""
            at = end + 1 + (size + 1 if size >= 0 else 0)

    def put(self, content: bytes) -> str:
        """Keep *content* and return the id of its blob."""
        return self._git.line("hash-object", "-w", "--stdin", data=content)

    def with_files_of_folder(self, tree: str, paths: Sequence[str]) -> str:
        """Return *tree* with the files *paths* as they stand in the working copy, without those that are not there."""
        self._git.run("read-tree", tree, environment=self.index)
        self._git.run("update-index", "--add", "--remove", "-z", "--stdin", data=_lines(paths), environment=self.index)
        return self._git.line("write-tree", environment=self.index)

    def changed(self, tree: str, files: Mapping[str, Blob | None]) -> str:
        """Return *tree* with *files*; those that are None are taken out."""
        if not files:
            return tree
        self._git.run("read-tree", tree, environment=self.index)
        null = "0" * len(tree)
        removed = [f"0 {null}\t{path}" for path, blob in files.items() if blob is None]
        put = [f"{blob.mode} {blob.id}\t{path}" for path, blob in files.items() if blob is not None]
        self._git.run("update-index", "-z", "--index-info", data=_lines([*removed, *put]), environment=self.index)
        return self._git.line("write-tree", environment=self.index)

    def commit(self, tree: str, parents: Sequence[str], message: str, author: Mapping[str, str] | None = None) -> str:
        """Keep a commit and return its id; *author* as variables for git, by default the user."""
        words = [word for parent in parents for word in ("-p", parent)]
        return self._git.line("commit-tree", tree, *words, data=message.encode("utf-8", "replace"), environment=author)


def _lines(words: Iterable[str]) -> bytes:
    return b"".join(encoded(word) + b"\0" for word in words)


def _step(meta: str, path: str) -> Step:
    old_mode, new_mode, old, new = meta.lstrip(":").split()[:4]
    before = None if old_mode == _ABSENT else Blob(old_mode, old)
    return Step(path, before, None if new_mode == _ABSENT else Blob(new_mode, new))
