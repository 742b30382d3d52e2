"""What goes over the net: fetching what others have sent, and sending."""

from __future__ import annotations

from drafter.snippets.sharing.failures import GitError
from drafter.snippets.sharing.workcopy import Remote, WorkingCopy, remember_remote

_OVERTAKEN = ("(fetch first)", "(non-fast-forward)", "(stale info)", "cannot lock ref", "failed to update ref", "(failed)")


def fetch(copy: WorkingCopy, remote: Remote, seconds: float) -> str:
    """Return the commit that the shared branch stands for now, ``""`` where it is not there yet; GitError, SharingError."""
    branch = f"+refs/heads/{remote.branch}:{remote.ref}"
    arguments = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", remote.name, branch)
    ran = copy.git.try_(*arguments, seconds=seconds, environment=copy.git.remote_command())
    if "couldn't find remote ref" in ran.said:
        return ""
    if ran.status:
        raise GitError("fetch", ran.said)
    return copy.commit(remote.ref)


def push(copy: WorkingCopy, remote: Remote, commit: str, seconds: float) -> bool:
    """Send *commit* and tell whether it has arrived; it has not where somebody else has sent something since the fetch."""
    arguments = ("push", "--porcelain", "--no-verify", remote.name, f"{commit}:refs/heads/{remote.branch}")
    ran = copy.git.try_(*arguments, seconds=seconds, environment=copy.git.remote_command())
    if ran.status == 0:
        remember_remote(copy, remote)
        return True
    said = ran.said + ran.out.decode("utf-8", "replace")
    if any(sign in said for sign in _OVERTAKEN):
        return False
    raise GitError("push", said)
