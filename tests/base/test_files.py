"""Files are written whole or not at all, and nobody's own work is lost."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from drafter.base.errors import UsageError, WriteError
from drafter.base.files import read, replace, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="mode bits and symbolic links of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    written = write(tmp_path / "要点.yaml", "文".encode())
    assert (tmp_path / "要点.yaml").read_bytes() == "文".encode()
    assert written.changed
    assert names(tmp_path) == ["要点.yaml"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"one")
    os.utime(path, (1, 1))
    assert not replace(path, b"one").changed
    assert path.stat().st_mtime == 1
    assert names(tmp_path) == ["plan.docx"]


def test_a_document_with_other_bytes_is_kept_as_bak(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes("在 Word 里改过".encode())
    written = replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert written.backup == tmp_path / "plan.docx.bak"
    assert written.backup.read_bytes() == "在 Word 里改过".encode()


def test_an_older_bak_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    for content in (b"edited one", b"edited two", b"edited three"):
        path.write_bytes(content)
        replace(path, b"new")
    kept = {each.name: each.read_bytes() for each in tmp_path.glob("*.bak")}
    assert kept == {"plan.docx.bak": b"edited one", "plan.docx.2.bak": b"edited two", "plan.docx.3.bak": b"edited three"}


def test_the_same_bytes_are_kept_only_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    for new in (b"new", b"newer"):
        path.write_bytes(b"edited")
        replace(path, new)
    assert names(tmp_path) == ["plan.docx", "plan.docx.bak"]


def test_a_disposable_bak_makes_room(tmp_path: Path) -> None:
    """Output that nobody touched does not pile up: the next one takes the place of its backup."""
    path = tmp_path / "plan.docx"
    for content in (b"own 1", b"own 2", b"own 3"):
        replace(path, content, disposable=lambda old: old.startswith(b"own"))
    assert names(tmp_path) == ["plan.docx", "plan.docx.bak"]
    assert (tmp_path / "plan.docx.bak").read_bytes() == b"own 2"


def test_a_document_open_elsewhere_gives_a_numbered_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that Word has open."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"open in Word")
    real = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if Path(target) == path:
            raise PermissionError(errno.EACCES, "used by another process")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    written = replace(path, b"new")
    assert written.path == tmp_path / "plan(2).docx"
    assert written.in_use == path
    assert replace(path, b"new").path == tmp_path / "plan(2).docx"
    assert replace(path, b"newer").path == tmp_path / "plan(3).docx"
    assert path.read_bytes() == b"open in Word"
    assert names(tmp_path) == ["plan(2).docx", "plan(3).docx", "plan.docx"]


def test_a_failure_leaves_the_old_file_and_no_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="磁盘已满") as caught:
        replace(path, b"new")
    assert caught.value.status == 5
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.docx"]


@pytest.mark.parametrize("name", ["folder", "missing/plan.docx", "file/plan.docx", "字" * 300 + ".docx"])
def test_what_cannot_be_written_gets_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="无法写入"):
        replace(tmp_path / name, b"new")
    assert names(tmp_path) == ["file", "folder"]


@posix
def test_mode_bits_are_kept_and_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    other = tmp_path / "other.yaml"
    other.touch()
    write(tmp_path / "fresh.yaml", b"new")
    assert (tmp_path / "fresh.yaml").stat().st_mode == other.stat().st_mode


@posix
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "plan.docx", tmp_path / "plan.docx"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "real") == ["plan.docx", "plan.docx.bak"]


@posix
def test_a_link_that_goes_round_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(WriteError, match="无法写入"):
        write(tmp_path / "a", b"new")


@posix
def test_a_pipe_is_written_into_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        replace(path, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.parametrize(("name", "sentence"), [("none.yaml", "找不到"), (".", "文件夹")])
def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        read(tmp_path / name)
