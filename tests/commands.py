"""What tests of the command line share: a good answers file, and what a command leaves behind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

PLAN = "type: work-plan\ntitle: 工作要点\nbody: |\n  # 服务\n  ## 办好活动。做好准备。\n"


@dataclass(frozen=True)
class Ran:
    """The exit status of a command and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
"""Runs a command line in this process."""

Process = Callable[..., subprocess.CompletedProcess[bytes]]
"""Runs a command line in a process of its own."""
