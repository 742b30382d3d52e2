"""Files read and written safely: whole or not at all, and never over somebody's own work."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from drafter.base.errors import UsageError, WriteError
from drafter.base.messages import say


class Written(NamedTuple):
    """What became of a file: where it stands now, the kept older one, and whether the wanted name was in use."""

    path: Path
    changed: bool = True
    backup: Path | None = None
    in_use: Path | None = None


def reason(error: OSError) -> str:
    """Return in plain words why the system refused."""
    sentences = {
        errno.ENOENT: say("找不到这个文件或文件夹"),
        errno.EACCES: say("没有权限，或文件正被其他程序使用"),
        errno.EPERM: say("没有权限，或文件正被其他程序使用"),
        errno.ENOSPC: say("磁盘已满"),
        errno.EDQUOT: say("磁盘配额已用完"),
        errno.EROFS: say("所在磁盘是只读的"),
        errno.EISDIR: say("这是一个文件夹"),
        errno.ENOTDIR: say("路径中间有一段不是文件夹"),
        errno.ENAMETOOLONG: say("文件名太长"),
        errno.EEXIST: say("已有同名的文件，不是文件夹"),
        errno.ELOOP: say("符号链接绕成了圈"),
    }
    return sentences.get(error.errno or 0) or error.strerror or str(error)


def read(path: Path) -> bytes:
    """Return the bytes of *path*; UsageError where it cannot be read."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        return path.read_bytes()
    except OSError as error:
        raise UsageError(say("无法读取 {path}：{reason}", path=path, reason=reason(error))) from error


def make_folder(path: Path) -> None:
    """Make the folder *path* where it is not there yet; WriteError where it cannot be made."""
    with _sentences(path):
        path.mkdir(parents=True, exist_ok=True)


def write(path: Path, data: bytes) -> Written:
    """Write *data* to *path*, whole or not at all; WriteError where it cannot be done.

    The same bytes are not written again; a symbolic link stays one and its target is written; mode bits are kept.
    """
    with _sentences(path):
        target = _target(path)
        if _is_special(target):
            target.write_bytes(data)
            return Written(path)
        if _content(target) == data:
            return Written(path, changed=False)
        with _temporary(target, data) as ready:
            ready.replace(target)
        return Written(path)


def replace(path: Path, data: bytes, *, disposable: Callable[[bytes], bool] = lambda _: False) -> Written:
    """Write the document *data* to *path* without losing what stands there; WriteError where it cannot be done.

    Other bytes there are kept beside it as ``.bak`` (an older ``.bak`` keeps its name unless it is *disposable*: output that
    nobody has edited). A file that cannot be replaced because it is open gives ``name(2).docx``.
    """
    with _sentences(path):
        target = _target(path)
        if _is_special(target):
            target.write_bytes(data)
            return Written(path)
        old = _content(target)
        if old == data:
            return Written(path, changed=False)
        with _temporary(target, data) as ready:
            return _put(path, target, ready, old, disposable)


def keep(path: Path) -> Path | None:
    """Keep what *path* holds beside it as ``.bak``, whole; an older one keeps its name.

    Return where it is kept, None where there is no file; WriteError where it cannot be done.
    """
    with _sentences(path):
        target = _target(path)
        old = _content(target)
        return None if old is None else _keep(target, old, lambda _: False)[0]


def _put(path: Path, target: Path, ready: Path, old: bytes | None, disposable: Callable[[bytes], bool]) -> Written:
    backup, is_new = _keep(target, old, disposable) if old is not None else (None, False)
    try:
        ready.replace(target)
    except PermissionError:
        if backup is not None and is_new:
            backup.unlink(missing_ok=True)
        if old is None:
            raise
        free = _free_name(target, ready.read_bytes())
        if not free.exists():
            ready.replace(free)
        return Written(free, in_use=path)
    return Written(path, backup=backup)


def _keep(target: Path, old: bytes, disposable: Callable[[bytes], bool]) -> tuple[Path, bool]:
    """Return where *old* is kept, and whether that file was made now."""
    for number in count(1):
        backup = target.with_name(f"{target.name}.bak" if number == 1 else f"{target.name}.{number}.bak")
        kept = _content(backup)
        if kept == old:
            return backup, False
        if kept is None or disposable(kept):
            with _temporary(backup, old) as ready:
                shutil.copystat(target, ready)
                ready.replace(backup)
            return backup, kept is None
    raise AssertionError  # count() does not end


def _free_name(target: Path, data: bytes) -> Path:
    """Return the first of name(2), name(3), … that is not there, or holds *data* already."""
    names = (target.with_name(f"{target.stem}({number}){target.suffix}") for number in count(2))
    return next(name for name in names if not name.exists() or _content(name) == data)


def _target(path: Path) -> Path:
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _is_special(path: Path) -> bool:
    """Tell whether *path* is a device or a pipe, which is written into, never replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _temporary(target: Path, data: bytes) -> Iterator[Path]:
    """Yield a file beside *target* that holds *data* on the disk; it is gone afterwards unless it was moved."""
    path = target.with_name(f".drafter-{os.urandom(6).hex()}.tmp")
    try:
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, path)
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn what the system says into a WriteError about *path*."""
    try:
        yield
    except OSError as error:
        raise WriteError(path, reason(error)) from error
