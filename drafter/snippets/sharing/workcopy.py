"""The git working copy that a library stands in: where it is, its branch, its remote, and whether it can be worked on."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.base.messages import listed, say
from drafter.snippets.sharing.failures import GitError, SharingError
from drafter.snippets.sharing.git import Git, decoded


class Remote(NamedTuple):
    """Where a branch is shared: the remote's name and the branch's name there."""

    name: str
    branch: str

    @property
    def ref(self) -> str:
        """Return what the branch was when it was last fetched."""
        return f"refs/remotes/{self.name}/{self.branch}"


class WorkingCopy(NamedTuple):
    """A working copy; ``prefix`` leads from its top to the library (``""`` or ``"snippets/"``), ``ref`` is its branch."""

    git: Git
    top: Path
    prefix: str
    git_folder: Path
    common_folder: Path
    ref: str

    @property
    def branch(self) -> str:
        """Return the name of the branch."""
        return self.ref.removeprefix("refs/heads/")

    def commit(self, name: str) -> str:
        """Return the commit that the ref *name* stands for, ``""`` where there is none."""
        ran = self.git.try_("rev-parse", "-q", "--verify", f"{name}^{{commit}}")
        return decoded(ran.out).strip() if ran.status == 0 else ""


def open_copy(folder: Path) -> WorkingCopy:
    """Return the working copy that the library *folder* stands in; SharingError where there is none that could be shared."""
    if not folder.is_dir():
        raise SharingError(say("共享的表述库文件夹不存在：{folder}", folder=folder), _how_to_set_up())
    git = Git(folder)
    ran = git.try_("rev-parse", "--is-inside-work-tree", "--show-toplevel", "--git-dir", "--git-common-dir", "--show-prefix")
    lines = decoded(ran.out).splitlines()
    if ran.status and "not a git repository" not in ran.said and "work tree" not in ran.said:
        raise GitError("rev-parse", ran.said)
    if ran.status or lines[:1] != ["true"]:
        raise SharingError(say("{folder} 不是 git 工作副本，不能同步", folder=folder), _how_to_set_up())
    top, git_folder, common = (folder / line for line in lines[1:4])
    prefix = lines[4] if len(lines) > 4 else ""
    _refuse_unfinished(git_folder)
    head = git.try_("symbolic-ref", "-q", "HEAD")
    if head.status:
        message = say("{folder} 的 git 不在任何分支上（游离的 HEAD），不能同步", folder=folder)
        raise SharingError(message, say("请先切换到一个分支，如：git switch main；在此之前的改动都在"))
    return WorkingCopy(Git(top), top, prefix, git_folder, common, decoded(head.out).strip())


def remote_of(copy: WorkingCopy) -> Remote:
    """Return where the branch of *copy* is shared: its upstream, else the branch of that name at the one remote there is."""
    known = decoded(copy.git.run("remote")).split()
    chosen, merge = (_config(copy, f"branch.{copy.branch}.{key}") for key in ("remote", "merge"))
    if chosen in known and merge:
        return Remote(chosen, merge.removeprefix("refs/heads/"))
    name = "origin" if "origin" in known else known[0] if len(known) == 1 else ""
    if name:
        return Remote(name, copy.branch)
    if known:
        message = say("有几个远程仓库（{names}），不知道与哪个同步", names=listed(known))
        todo = say("运行一次：git push -u 远程名 {branch}", branch=copy.branch)
        raise SharingError(message, todo)
    raise SharingError(
        say("{folder} 没有设置远程仓库，改动只记在本地", folder=copy.top), say("运行一次：git remote add origin 仓库地址")
    )


def identity_missing(copy: WorkingCopy, environment: Mapping[str, str]) -> bool:
    """Tell whether git has not been told whose changes it records."""
    named = all(environment.get(f"GIT_{who}_{what}") for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL"))
    return not named and not (_config(copy, "user.name") and _config(copy, "user.email"))


def remember_remote(copy: WorkingCopy, remote: Remote) -> None:
    """Let git know where the branch is shared, where it does not know it yet."""
    if not _config(copy, f"branch.{copy.branch}.merge"):
        with contextlib.suppress(GitError):  # what matters has been sent
            copy.git.run("config", f"branch.{copy.branch}.remote", remote.name)
            copy.git.run("config", f"branch.{copy.branch}.merge", f"refs/heads/{remote.branch}")


def _config(copy: WorkingCopy, key: str) -> str:
    return decoded(copy.git.try_("config", "--get", key).out).strip()


def _refuse_unfinished(git_folder: Path) -> None:
    """Raise SharingError where somebody has begun something with git that has to be finished first."""
    unfinished = {
        "rebase-merge": (say("变基（rebase）"), "git rebase --abort"),
        "rebase-apply": (say("变基（rebase）"), "git rebase --abort"),
        "MERGE_HEAD": (say("合并（merge）"), "git merge --abort"),
        "CHERRY_PICK_HEAD": (say("拣选（cherry-pick）"), "git cherry-pick --abort"),
        "REVERT_HEAD": (say("撤销（revert）"), "git revert --abort"),
    }
    for name, (what, way_out) in unfinished.items():
        if (git_folder / name).exists():
            message = say("这个仓库有一次没有做完的{what}，没有同步", what=what)
            raise SharingError(message, say("请先做完它，或运行 {command} 放弃它；文件都没有动", command=way_out))


def _how_to_set_up() -> str:
    return say(
        '先克隆共享的仓库（git clone 仓库地址），再在设置里写 [snippets] shared = "文件夹"，见 docs/snippets-sharing.md'
    )
