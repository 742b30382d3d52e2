"""TOML files that an office writes by hand for the review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.base.files import reason
from drafter.base.messages import say
from drafter.base.problems import Place, Problem


def read_toml(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return the table in *path*, and what is wrong with it; the table is empty where it cannot be read."""
    import tomllib  # 3 ms that only a review needs

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")), []
    except OSError as error:
        why = reason(error)
    except UnicodeDecodeError:
        why = say("文件不是 UTF-8 编码")
    except tomllib.TOMLDecodeError as error:
        why = str(error)
    return {}, [Problem(Place(str(path)), say("无法读取 {path}：{reason}", path=path, reason=why))]
