"""What can go wrong with LibreOffice: each failure builds its own sentence."""

from __future__ import annotations

from pathlib import Path

from drafter.base.errors import DrafterError
from drafter.base.messages import say


class OfficeError(DrafterError):
    """What LibreOffice was asked for cannot be had (exit status 5: nothing was written)."""

    status = 5


class NoOfficeError(OfficeError):
    """LibreOffice is not there."""

    def __init__(self, named: str = "") -> None:
        if named:
            message = say("环境变量 DRAFTER_SOFFICE 指的程序不存在，或不能运行：{path}", path=named)
            super().__init__(message, say("把它改成 LibreOffice 的 soffice 程序的路径，或删去"))
            return
        super().__init__(
            say("没有找到 LibreOffice，PDF、页面图片和目录的页码要由它生成"),
            say("请安装 LibreOffice（免费）；已经装了的，把环境变量 DRAFTER_SOFFICE 设为 soffice 程序的路径"),
        )


class TooSlowError(OfficeError):
    """A program did not end within its time limit, and was stopped."""

    def __init__(self, program: Path, seconds: float) -> None:
        called = _called(program)
        message = say("{program} 过了 {seconds} 秒还没有完成，已停止", program=called, seconds=f"{seconds:.0f}")
        super().__init__(message, say("关掉其他占用电脑的程序再试；总是这样的，重新安装 {program}", program=called))


class NotConvertedError(OfficeError):
    """A program ended without having done its work; *status* is its exit status, *output* what it said."""

    def __init__(self, program: Path, status: int, output: str) -> None:
        message = say("{program} 没有完成转换（退出状态 {status}）", program=_called(program), status=status)
        said = output.strip().splitlines()
        super().__init__(message, say("它最后说：{line}", line=said[-1]) if said else "")


class NotReadError(OfficeError):
    """A PDF that is there cannot be read or shown."""


class NoPdfReaderError(NotReadError):
    """There is nothing that can read a PDF."""

    def __init__(self) -> None:
        super().__init__(
            say("没有读 PDF 的组件，不能得到页面图片和页码"),
            say("请安装 Python 组件 pypdfium2，或 poppler 的命令 pdftotext、pdftoppm"),
        )


class NoWorkplaceError(OfficeError):
    """There is no room for temporary files; *folder* is the one that was tried, None where there is not even that."""

    def __init__(self, folder: Path | None, reason: str) -> None:
        message = say("不能使用临时文件夹：{reason}", reason=reason)
        super().__init__(message, say("是这个文件夹：{path}", path=folder.parent) if folder is not None else "")


def _called(program: Path) -> str:
    """Return what people call *program*."""
    return "LibreOffice" if program.stem.startswith(("soffice", "libreoffice")) else program.name
