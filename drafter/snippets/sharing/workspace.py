"""A synchronisation's own corner in the repository, and what an earlier one that was killed half way left there."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from drafter.base import files
from drafter.base.errors import WriteError
from drafter.base.messages import say
from drafter.snippets.sharing.failures import SharingError
from drafter.snippets.sharing.git import decoded, encoded
from drafter.snippets.sharing.objects import Blob, Objects, Step
from drafter.snippets.sharing.workcopy import WorkingCopy

_FOLDER = "drafter-sync"
_LOCK = "drafter-sync.lock"
_MOVE = "move"
_PATIENCE = 3.0  # seconds that a git of the killed run may still need


@contextlib.contextmanager
def workspace(copy: WorkingCopy) -> Iterator[Path]:
    """Yield a folder to work in, while no other synchronisation runs; what a killed one left is put right before."""
    import filelock  # 40 ms, and only writing needs it

    lock = filelock.FileLock(copy.git_folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise SharingError(say("这个文件夹正在同步，没有再做一次"), say("请等它做完")) from error
    except OSError as error:
        raise WriteError(copy.git_folder, files.reason(error)) from error
    folder = copy.git_folder / _FOLDER
    try:
        if folder.exists():
            _recover(copy, folder)
        files.make_folder(folder)
        try:
            yield folder
        except Exception:
            if not (folder / _MOVE).exists():
                shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        lock.release()


@contextlib.contextmanager
def moving(folder: Path, old: str, new: str) -> Iterator[None]:
    """Note in *folder* that the working copy is on its way from the tree *old* to the commit *new*, until it is there."""
    note = folder / _MOVE
    files.write(note, f"{old} {new}".encode())
    yield
    note.unlink(missing_ok=True)


def _recover(copy: WorkingCopy, folder: Path) -> None:
    """Put right what a run left that was killed: locks of its git, and a working copy on its way."""
    _remove_locks(copy, since=folder.stat().st_mtime)
    note = folder / _MOVE
    words = note.read_text(encoding="ascii", errors="replace").split() if note.is_file() else []
    if len(words) == 2 and copy.commit(words[1]):
        _take_back(copy, Objects(copy.git, folder), *words)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_locks(copy: WorkingCopy, since: float) -> None:
    """Remove the lock files that git made in the killed run; one that another git holds now will go by itself."""
    names = [copy.git_folder / "index.lock", copy.git_folder / "HEAD.lock", copy.common_folder / "packed-refs.lock"]
    names += [copy.common_folder / "config.lock", copy.common_folder / f"{copy.ref}.lock"]
    names += (copy.common_folder / "refs" / "remotes").glob("*/**/*.lock")
    until = time.monotonic() + _PATIENCE
    for lock in names:
        while lock.exists() and time.monotonic() < until:
            time.sleep(0.1)
        with contextlib.suppress(OSError):
            if lock.stat().st_mtime >= since - 1:
                lock.unlink()


def _take_back(copy: WorkingCopy, objects: Objects, old: str, new: str) -> None:
    """Bring files that are on their way from the tree *old* to *new* back to *old*, unless git has noted them all as *new*.

    Only files that hold what git wrote, or the beginning of it, are touched.
    """
    steps = objects.steps(old, objects.tree(new))
    objects.load(blob.id for step in steps for blob in (step.before, step.after) if blob is not None)
    if _is_noted(copy, steps):
        copy.git.run("update-ref", "-m", "drafter snippets sync", copy.ref, new)
        return
    arrived = [step for step in steps if _is_written(copy.top / step.path, step, objects)]
    copy.git.run("read-tree", old, environment=objects.index)
    for step in arrived:
        (copy.top / step.path).unlink(missing_ok=True)
    paths = b"".join(encoded(step.path) + b"\0" for step in arrived if step.before is not None)
    copy.git.run("checkout-index", "-f", "-z", "--stdin", data=paths, environment=objects.index)


def _is_written(path: Path, step: Step, objects: Objects) -> bool:
    """Tell whether the file at *path* is missing though it stood in the old tree, or is what git wrote, or its beginning."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return step.before is not None
    except OSError:
        return False
    if step.after is None:
        return False
    if step.before is not None and _lf(content) == _lf(objects.content(step.before.id)):
        return False
    return _lf(objects.content(step.after.id)).startswith(_lf(content))


def _is_noted(copy: WorkingCopy, steps: list[Step]) -> bool:
    """Tell whether the index has all *steps* behind it."""
    listed = decoded(copy.git.run("ls-files", "-s", "-z")).split("\0")
    index = {path: Blob(*meta.split()[:2]) for meta, _, path in (line.partition("\t") for line in listed if line)}
    return all(index.get(step.path) == step.after for step in steps)


def _lf(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
