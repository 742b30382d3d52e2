"""Whatever keeps the phrases from being synchronised is a plain sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from gitlibrary import Office, Person, git

from drafter.base.errors import DrafterError
from drafter.snippets.sharing import Synced, sync
from drafter.snippets.sharing.failures import SharingError, cause


@pytest.fixture
def person(office: Office) -> Person:
    """Somebody whose library has one phrase that is shared and one that is not yet."""
    found = office.person("张三")
    found.shelf.put("zx-aaaaaa", "学习要求", "认真学习")
    found.sync()
    found.shelf.put("zx-bbbbbb", "落实要求", "抓好落实")
    return found


def refused(person: Person) -> str:
    """Synchronise, which must fail without anything changed, and return what is said."""
    before = person.files(), git(person.clone, "rev-parse", "HEAD")
    with pytest.raises(DrafterError) as caught:
        sync(person.folder)
    assert (person.files(), git(person.clone, "rev-parse", "HEAD")) == before
    return str(caught.value.problems[0])


def stopped(person: Person, seconds: float = 20) -> tuple[str, Synced]:
    """Synchronise, which must stop after recording the change, and return what is said."""
    files = person.files()
    result = sync(person.folder, seconds=seconds)
    assert result.failure is not None
    assert person.files() == files
    assert [each.id for each in result.sent] == ["zx-bbbbbb"]
    assert person.log()[0] == "新增“落实要求”"
    return str(result.failure.problems[0]), result


def goes_out(office: Office, person: Person) -> None:
    """Assert that what was recorded is sent by the next run."""
    assert [each.id for each in person.sync().sent] == ["zx-bbbbbb"]
    assert "zx-bbbbbb" in git(office.remote, "ls-tree", "-r", "--name-only", "main")


def test_no_git(person: Person, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        with pytest.raises(SharingError, match="没有找到 git"):
            sync(person.folder)


def test_no_working_copy(tmp_path: Path):
    folder = tmp_path / "phrases"
    folder.mkdir()
    with pytest.raises(SharingError, match="不是 git 工作副本"):
        sync(folder)
    assert list(folder.iterdir()) == []


def test_a_bare_repository_is_no_working_copy(office: Office):
    with pytest.raises(SharingError, match="不是 git 工作副本"):
        sync(office.remote)


def test_no_such_folder(tmp_path: Path):
    with pytest.raises(SharingError, match="文件夹不存在"):
        sync(tmp_path / "nowhere")


def test_no_remote(office: Office, person: Person):
    """The change is recorded, and goes out when there is a remote again."""
    git(person.clone, "remote", "remove", "origin")
    assert "没有设置远程仓库" in stopped(person)[0]
    git(person.clone, "remote", "add", "origin", str(office.remote))
    goes_out(office, person)


def test_several_remotes_and_none_chosen(office: Office, person: Person):
    git(person.clone, "remote", "rename", "origin", "one")
    git(person.clone, "remote", "add", "two", str(office.remote))
    git(person.clone, "branch", "-q", "--unset-upstream")
    said, _ = stopped(person)
    assert "one、two" in said
    assert "git push -u" in said


def test_the_remote_is_gone(office: Office, person: Person):
    away = office.remote.rename(office.remote.with_name("away"))
    assert "远程仓库不存在" in stopped(person)[0]
    away.rename(office.remote)
    goes_out(office, person)


def test_no_network(office: Office, person: Person):
    """An address where nobody answers; nothing asks for a password meanwhile."""
    git(person.clone, "remote", "set-url", "origin", "http://127.0.0.1:9/library.git")
    said, _ = stopped(person)
    assert "连不上远程仓库" in said
    assert "以后再同步就会送出" in said
    git(person.clone, "remote", "set-url", "origin", str(office.remote))
    goes_out(office, person)


@pytest.mark.skipif(sys.platform == "win32", reason="the remote's programs are shell scripts here")
def test_a_remote_that_never_answers(office: Office, person: Person, tmp_path: Path):
    """The time is limited, and what waits is ended with it."""
    program = tmp_path / "upload-pack"
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    git(person.clone, "config", "remote.origin.uploadpack", str(program))
    assert "过了 1 秒" in stopped(person, seconds=1)[0]
    pid = (tmp_path / "pid").read_text(encoding="ascii").strip()
    assert subprocess.run(["ps", "-p", pid, "-o", "stat="], capture_output=True, text=True, check=False).stdout[:1] in (
        "",
        "Z",
    )
    git(person.clone, "config", "--unset", "remote.origin.uploadpack")
    goes_out(office, person)


@pytest.mark.skipif(sys.platform == "win32", reason="the remote's hooks are shell scripts here")
def test_a_remote_that_refuses(office: Office, person: Person):
    """A branch that is protected: what others have sent is here all the same."""
    hook = office.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 本分支受保护 >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    said, _ = stopped(person)
    assert "远程仓库拒绝接收" in said
    hook.unlink()
    goes_out(office, person)


@pytest.mark.skipif(sys.platform == "win32", reason="the hooks are shell scripts here")
def test_hooks_of_the_clone_do_not_run(office: Office, person: Person, tmp_path: Path):
    for name in ("pre-commit", "commit-msg", "pre-push", "post-checkout", "reference-transaction", "post-index-change"):
        hook = person.clone / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    goes_out(office, person)
    assert not (tmp_path / "ran").exists()


def test_a_detached_head(office: Office, person: Person):
    git(person.clone, "switch", "-q", "--detach")
    assert "游离的 HEAD" in refused(person)
    git(person.clone, "switch", "-q", "main")
    goes_out(office, person)


def test_a_merge_that_somebody_has_begun(office: Office, person: Person):
    other = office.person("李四")
    other.shelf.put("zx-aaaaaa", "学习要求", "别的说法")
    other.sync()
    person.shelf.put("zx-aaaaaa", "学习要求", "又一种说法")
    git(person.clone, "commit", "-q", "-a", "-m", "改")
    git(person.clone, "fetch", "-q")
    git(person.clone, "merge", "-q", "origin/main", check=False)
    assert "没有做完的合并" in refused(person)


@pytest.mark.parametrize(("name", "words"), [("rebase-merge", "变基"), ("rebase-apply", "变基"), ("CHERRY_PICK_HEAD", "拣选")])
def test_other_unfinished_work_of_git(office: Office, person: Person, name: str, words: str):
    mark = person.clone / ".git" / name
    mark.mkdir() if name.startswith("rebase") else mark.write_text("0", encoding="ascii")
    assert words in refused(person)
    mark.rmdir() if mark.is_dir() else mark.unlink()
    goes_out(office, person)


def test_a_conflict_left_by_a_stash(person: Person):
    person.shelf.put("zx-aaaaaa", "学习要求", "藏起的说法")
    git(person.clone, "stash", "-q")
    person.shelf.put("zx-aaaaaa", "学习要求", "现在的说法")
    git(person.clone, "commit", "-q", "-a", "-m", "改")
    git(person.clone, "stash", "pop", "-q", check=False)
    assert "没有处理完的冲突" in refused(person)


def test_a_lock_that_another_git_left(office: Office, person: Person, monkeypatch: pytest.MonkeyPatch):
    """It is named, never removed: the git that made it may be at work."""
    monkeypatch.setattr("drafter.snippets.sharing.git._PAUSE", 0.01)
    lock = person.clone / ".git" / "index.lock"
    lock.touch()
    assert "index.lock" in refused(person)
    assert lock.exists()
    lock.unlink()
    goes_out(office, person)


def test_another_synchronisation_at_work(person: Person):
    import filelock

    with filelock.FileLock(person.clone / ".git" / "drafter-sync.lock"):
        assert "正在同步" in refused(person)


def test_git_does_not_know_the_user(office: Office, person: Person):
    """Changes without an author would say nothing to the others. Receiving needs no name."""
    other = office.person("李四")
    other.shelf.put("zx-cccccc", "督查要求", "加强督查")
    other.sync()
    git(person.clone, "config", "--unset", "user.name")
    said = refused(person)
    assert "git 还不知道你是谁" in said
    assert "user.name" in said
    (person.folder / "openings" / "zx-bbbbbb.yaml").unlink()
    assert [each.id for each in person.sync().received] == ["zx-cccccc"]


def test_a_stranger_at_the_remote(person: Person, tmp_path: Path):
    """A remote with another history: probably the wrong address."""
    stranger = Office(tmp_path / "elsewhere")
    other = stranger.person("李四")
    other.shelf.put("zx-cccccc", "督查要求", "加强督查")
    other.sync()
    git(person.clone, "remote", "set-url", "origin", str(stranger.remote))
    assert "没有共同的历史" in stopped(person)[0]
    assert "zx-bbbbbb" not in git(stranger.remote, "ls-tree", "-r", "--name-only", "main")


def test_another_file_that_both_changed(office: Office, person: Person):
    """Only its owner can merge it; the phrases wait until then."""
    (person.clone / "README.md").write_text("说明\n", encoding="utf-8")
    git(person.clone, "add", "README.md")
    git(person.clone, "commit", "-q", "-m", "说明", "README.md")
    person.sync()
    other = office.person("李四")
    for who, words in ((other, "乙的说明\n"), (person, "甲的说明\n")):
        (who.clone / "README.md").write_text(words, encoding="utf-8")
        git(who.clone, "commit", "-q", "-a", "-m", words)
    other.sync()
    person.shelf.put("zx-cccccc", "督查要求", "加强督查")
    result = sync(person.folder)
    assert result.failure is not None
    assert "README.md" in str(result.failure)
    assert (person.clone / "README.md").read_text(encoding="utf-8") == "甲的说明\n"
    assert person.status() == ""


def test_another_file_changed_here_that_others_changed_too(office: Office, person: Person):
    """It is not committed here, so it is in the way; it stays, and so does all else."""
    (person.clone / "README.md").write_text("说明\n", encoding="utf-8")
    git(person.clone, "add", "README.md")
    git(person.clone, "commit", "-q", "-m", "说明", "README.md")
    person.sync()
    other = office.person("李四")
    (other.clone / "README.md").write_text("乙的说明\n", encoding="utf-8")
    git(other.clone, "commit", "-q", "-a", "-m", "改说明")
    other.sync()
    (person.clone / "README.md").write_text("甲没有提交的说明\n", encoding="utf-8")
    result = sync(person.folder)
    assert result.failure is not None
    assert "README.md 在本地有没有提交的改动" in str(result.failure)
    assert (person.clone / "README.md").read_text(encoding="utf-8") == "甲没有提交的说明\n"
    git(person.clone, "checkout", "-q", "README.md")
    person.sync()
    assert (person.clone / "README.md").read_text(encoding="utf-8") == "乙的说明\n"


def test_variables_of_an_outer_git_lead_nowhere_else(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Called by a hook of another repository, git would work on that one."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    with monkeypatch.context() as patched:
        patched.setenv("GIT_DIR", str(other / ".git"))
        patched.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
        person.sync()
    assert person.log()[0] == "新增“落实要求”"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="the superuser may write everything")
def test_a_repository_that_may_not_be_written(person: Person):
    objects = person.clone / ".git" / "objects"
    objects.chmod(0o500)
    try:
        assert "没有权限" in refused(person)
    finally:
        objects.chmod(0o700)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "ownership"),
        ("fatal: could not read Username for 'https://x': terminal prompts disabled", "login"),
        ("git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", "login"),
        ("Host key verification failed.\nfatal: Could not read from remote repository.", "host"),
        ("ssh: Could not resolve hostname x: Name or service not known\nfatal: Could not read from", "network"),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "network"),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 403", "forbidden"),
        ("remote: Repository not found.\nfatal: repository 'https://x/' not found", "missing"),
        ("! [remote rejected] main -> main (protected branch hook declined)", "forbidden"),
        ("fatal: index file corrupt", "damaged"),
        ("fatal: something else", ""),
    ],
)
def test_causes_are_told_apart(said: str, known: str):
    assert cause(said) == known


def test_the_clone_is_whole_after_all_that(person: Person):
    """Nothing of a run stays behind in the repository but its lock."""
    person.sync()
    assert not (person.clone / ".git" / "drafter-sync").exists()
    assert shutil.which("git")
    assert git(person.clone, "fsck", "--no-dangling").strip() == ""
