"""A document becomes a PDF, whatever goes wrong is said, and nothing is left behind."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from libreoffice import stand_in
from rawdocx import raw_docx

from drafter import office
from drafter.office.conversion import sockets_of
from drafter.office.faults import NotConvertedError, TooSlowError
from drafter.office.pdf import texts

ROOT = Path(__file__).parents[2]
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="x"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="x"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="linked"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
HANGS = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
with open(os.environ["CHILD"], "w") as stream:
    stream.write(str(child.pid))
time.sleep(120)
"""

real = pytest.mark.usefixtures("libreoffice")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def words(pdf: bytes) -> str:
    return "".join("".join(texts(pdf)).split())


def is_running(process: int) -> bool:
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/FI", f"PID eq {process}"], capture_output=True, text=True, check=False)
        return str(process) in listed.stdout
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


def eventually(condition, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    return bool(condition())


def child_of(stand_in_writes: Path) -> int:
    assert eventually(lambda: stand_in_writes.is_file() and stand_in_writes.read_text(encoding="utf-8"))
    return int(stand_in_writes.read_text(encoding="utf-8"))


@real
def test_a_file_with_any_name_becomes_a_pdf_and_nothing_is_left(
    own_temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the system speaks no Chinese and the folder for temporary files has a Chinese name."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    path = tmp_path / "发言 稿.docx"
    path.write_bytes(raw_docx(paragraph("第一篇")))
    assert words(office.to_pdf(path)) == "第一篇"
    assert list(own_temporary.iterdir()) == []
    assert not (tmp_path / ".config" / "libreoffice").exists()
    assert [each.name for each in path.parent.glob("*发言*")] == ["发言 稿.docx"]


@real
def test_two_conversions_at_once_do_not_disturb_each_other() -> None:
    documents = [raw_docx(paragraph(text)) for text in ("甲", "乙")]
    with ThreadPoolExecutor(2) as pool:
        assert [words(pdf) for pdf in pool.map(office.to_pdf, documents)] == ["甲", "乙"]


@real
def test_prints_of_one_document_are_known_to_be_the_same() -> None:
    first, second = (office.to_pdf(raw_docx(paragraph("甲"))) for _ in range(2))
    assert office.same_pages(first, second)
    assert not office.same_pages(first, office.to_pdf(raw_docx(paragraph("乙"))))
    assert office.is_own_print(first)
    assert not office.is_own_print(b"%PDF-1.7 /Producer(Scanner)")


@real
def test_what_a_document_links_to_is_not_fetched(tmp_path: Path) -> None:
    """A page of somebody else's must not tell its maker that it was looked at."""
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  the names http.server looks for

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with contextlib.closing(server.socket):
        path = tmp_path / "linked.docx"
        path.write_bytes(linked(f"http://127.0.0.1:{server.server_port}/picture.png"))
        assert words(office.to_pdf(path)).startswith("图")
        server.shutdown()
    assert asked == []


def linked(address: str) -> bytes:
    """Return a docx with a picture that stands at *address*."""
    relation = f'<Relationship Id="linked" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" \
Target="{address}" TargetMode="External"/></Relationships>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw_docx(paragraph("图") + PICTURE))) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            is_relations = name == "word/_rels/document.xml.rels"
            target.writestr(name, re.sub("</Relationships>", relation, text) if is_relations else text)
    return made.getvalue()


def test_a_program_that_hangs_is_ended_with_its_children(
    own_temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", str(stand_in(tmp_path, HANGS)))
    monkeypatch.setenv("CHILD", str(tmp_path / "child"))
    with pytest.raises(TooSlowError, match="LibreOffice 过了 3 秒还没有完成，已停止"):
        office.to_pdf(raw_docx(), seconds=3)
    child = child_of(tmp_path / "child")
    assert eventually(lambda: not is_running(child))
    assert list(own_temporary.iterdir()) == []


@posix
def test_an_interrupt_ends_the_program_with_its_children(own_temporary: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("type: work-plan\ntitle: 要点\nbody: 正文\n", encoding="utf-8")
    own = {"DRAFTER_SOFFICE": str(stand_in(tmp_path, HANGS)), "CHILD": str(tmp_path / "child"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "drafter", "render", "plan.yaml", "--pdf", "--lang", "zh"]
    process = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, **own}, stderr=subprocess.PIPE)
    child = child_of(tmp_path / "child")
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1].decode()
    assert (process.returncode, "已中断" in said) == (130, True)
    assert eventually(lambda: not is_running(child))
    assert list(own_temporary.iterdir()) == []
    assert (tmp_path / "plan.docx").is_file()


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_a_program_that_is_ended_leaves_nothing_behind(own_temporary: Path, tmp_path: Path, number: int) -> None:
    """As by kill, by a system that shuts down, by a terminal that is closed."""
    (tmp_path / "plan.yaml").write_text("type: work-plan\ntitle: 要点\nbody: 正文\n", encoding="utf-8")
    own = {"DRAFTER_SOFFICE": str(stand_in(tmp_path, HANGS)), "CHILD": str(tmp_path / "child"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "drafter", "render", "plan.yaml", "--pdf"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, **own},
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # these tests may run under nohup
    )
    child = child_of(tmp_path / "child")
    assert list(own_temporary.iterdir())
    process.send_signal(number)
    assert process.wait(60) == 128 + number
    assert eventually(lambda: not is_running(child))
    assert list(own_temporary.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where LibreOffice puts its socket on Linux")
@real
def test_a_killed_libreoffice_leaves_no_socket(own_temporary: Path, tmp_path: Path) -> None:
    (tmp_path / "long.docx").write_bytes(raw_docx(paragraph("长" * 400) * 4000))
    code = "import sys; from pathlib import Path; from drafter import office; office.to_pdf(Path(sys.argv[1]))"
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, str(tmp_path / "long.docx")]
    process = subprocess.Popen(command, env=own, stderr=subprocess.DEVNULL)
    assert eventually(lambda: sockets_in(own_temporary))
    left = sockets_in(own_temporary)
    process.send_signal(signal.SIGINT)
    process.wait(60)
    assert [socket for socket in left if socket.exists()] == []
    assert list(own_temporary.iterdir()) == []


def sockets_in(temporary: Path) -> list[Path]:
    """Return the sockets that are there of every LibreOffice whose profile is in *temporary*."""
    profiles = [folder.as_uri() for folder in temporary.glob("drafter-*/profile")]
    return [socket for profile in profiles for socket in sockets_of(profile) if socket.exists()]


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("import sys; print('source file could not be loaded'); sys.exit(3)", ("退出状态 3", "could not be loaded")),
        ("print('nothing to do')", ("退出状态 0", "nothing to do")),
    ],
)
def test_a_program_that_fails_is_said(
    code: str, sentences: tuple[str, ...], own_temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", str(stand_in(tmp_path, code)))
    with pytest.raises(NotConvertedError) as failure:
        office.to_pdf(raw_docx())
    said = "".join(map(str, failure.value.problems))
    assert [sentence for sentence in sentences if sentence not in said] == []
    assert failure.value.status == 5
    assert list(own_temporary.iterdir()) == []


@real
def test_a_damaged_document_is_said() -> None:
    with pytest.raises(NotConvertedError, match="LibreOffice 没有完成转换"):
        office.to_pdf(b"PK\3\4 this is no docx")


def test_a_temporary_folder_that_cannot_be_used_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", str(stand_in(tmp_path, "")))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(office.OfficeError, match="不能使用临时文件夹：找不到这个文件或文件夹"):
        office.to_pdf(raw_docx())
