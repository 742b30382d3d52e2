"""The user's settings: a TOML file that people write by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.base.errors import UsageError
from drafter.base.folders import config_folder
from drafter.base.messages import say


def settings_file() -> Path:
    """Return where the settings stand, whether the file is there or not."""
    return config_folder() / "settings.toml"


class Settings:
    """A table of the settings; every wrong value is a UsageError that names the file and the key."""

    def __init__(self, file: Path, table: Mapping[str, object], name: str = "") -> None:
        self.file = file
        self._table = table
        self._name = name

    def section(self, key: str) -> Settings:
        """Return the table *key*, an empty one where there is none."""
        found = self._table.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong(key, say("一个小节，写作 [{key}]", key=key))
        return Settings(self.file, found, f"{self._name}{key}.")

    def folder(self, key: str) -> Path | None:
        """Return the folder that *key* names, relative to the settings; None where there is none."""
        found = self._table.get(key)
        if found is None:
            return None
        if not isinstance(found, str):
            raise self._wrong(key, say("一个文件夹的路径"))
        return self.file.parent / Path(found).expanduser()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under *key*."""
        found = self._table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self._wrong(key, say('一列文字，如 ["甲", "乙"]'))
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Return the yes or no under *key*, no where there is none."""
        found = self._table.get(key, False)
        if not isinstance(found, bool):
            raise self._wrong(key, say("true 或 false"))
        return found

    def words(self) -> dict[str, str]:
        """Return every key of this table with its text."""
        for key, value in self._table.items():
            if not isinstance(value, str):
                raise self._wrong(key, say("文字，写在引号里"))
        return {key: str(value) for key, value in self._table.items()}

    def _wrong(self, key: str, wanted: str) -> UsageError:
        name = self._name + key
        return UsageError(say("设置文件 {path} 里的 {key} 应当是{wanted}", path=self.file, key=name, wanted=wanted))


def read_settings(file: Path | None = None) -> Settings:
    """Return the settings in *file* (by default the user's own), empty where there is none; UsageError where it is wrong."""
    path = file or settings_file()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(path, {})
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(say("无法读取设置文件 {path}：{reason}", path=path, reason=error)) from error
    import tomllib  # 3 ms, and most people have no settings

    try:
        return Settings(path, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(say("设置文件 {path} 写法有误：{reason}", path=path, reason=error)) from error
