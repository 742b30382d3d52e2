"""The command line: thin commands over the rooms; the only place that prints."""

from drafter.cli.entry import main

__all__ = ["main"]
