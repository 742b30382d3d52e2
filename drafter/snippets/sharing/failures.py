"""What git says when something is wrong, as sentences."""

from __future__ import annotations

import re

from drafter.base.errors import DrafterError
from drafter.base.messages import say


class SharingError(DrafterError):
    """The shared phrases could not be synchronised; what is on this machine is untouched or committed (exit status 5)."""

    status = 5


class GitError(SharingError):
    """git refused to do something; ``said`` is what it wrote."""

    def __init__(self, command: str, said: str) -> None:
        self.said = said
        super().__init__(*sentence(command, said))


_LOCK = re.compile(r"Unable to create '(.+?\.lock)'")
_CAUSES = (
    ("ownership", r"dubious ownership"),
    ("lock", _LOCK.pattern),
    ("login", r"Authentication failed|could not read (Username|Password)|Permission denied \(|Invalid username|error: 401"),
    ("host", r"Host key verification failed"),
    ("full", r"No space left"),
    ("rights", r"insufficient permission|Permission denied|Read-only file system"),
    ("forbidden", r"error: 403|remote rejected|protected branch|hook declined|denied to|not allowed"),
    ("missing", r"does not appear to be a git repository|[Rr]epository .*not found|error: 404|not a git repository"),
    (
        "network",
        r"[Cc]ould not resolve|[Cc]onnection (refused|timed out|reset|closed)|unreachable|Failed to connect|unable to access"
        r"|early EOF|hung up|Could not read from remote|Operation timed out|RPC failed|No route to host",
    ),
    ("damaged", r"corrupt|bad object|loose object|bad signature|not a valid object|unable to read tree|is empty"),
)
"""Why git stops, each with what it says then; the first that fits counts."""


def cause(said: str) -> str:
    """Return why git stopped, in a word (one of the causes known here, else ``""``)."""
    return next((name for name, pattern in _CAUSES if re.search(pattern, said)), "")


def sentence(command: str, said: str) -> tuple[str, str]:
    """Return what to tell somebody where ``git command`` wrote *said*, and what helps."""
    known = _sentences(said).get(cause(said))
    if known is not None:
        return known
    return say("git {command} 没有完成：{reason}", command=command, reason=_reason(said)), ""


def _reason(said: str) -> str:
    """Return the line of *said* that gives the reason."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("hint:")]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "!"))]
    return (telling or lines or ["?"])[0]


def _sentences(said: str) -> dict[str, tuple[str, str]]:
    reason, lock = _reason(said), _LOCK.search(said)
    later = say("本地的改动都在，以后再同步就会送出")
    return {
        "ownership": (
            say("git 不信任这个文件夹：它属于另一个用户"),
            say("确认来源可靠后运行：git config --global --add safe.directory 文件夹"),
        ),
        "lock": (
            say("别的 git 程序正在使用这个仓库，或上次意外中断留下了 {lock}", lock=lock[1] if lock else ""),
            say("请稍后再试；确认没有 git 程序在运行，就删除这个文件"),
        ),
        "login": (
            say("远程仓库要求登录，没有登录成功：{reason}", reason=reason),
            say("在终端里运行一次 git fetch，登录后再同步"),
        ),
        "host": (say("没有确认过远程主机的身份"), say("在终端里运行一次 git fetch，确认主机后再同步")),
        "missing": (say("远程仓库不存在，或无权查看：{reason}", reason=reason), say("用 git remote -v 查看地址")),
        "network": (say("连不上远程仓库：{reason}", reason=reason), later),
        "forbidden": (say("远程仓库拒绝接收：{reason}", reason=reason), later),
        "full": (say("磁盘已满，git 没有完成"), later),
        "rights": (say("没有权限写入仓库：{reason}", reason=reason), ""),
        "damaged": (say("本地仓库可能损坏：{reason}", reason=reason), say("请另行克隆一份，把改动复制过去")),
    }
