"""Answers files: YAML to drafts and back, every problem with its place."""

from drafter.answers.load import Forms, load
from drafter.answers.loaded import Document, Loaded

__all__ = ["Document", "Forms", "Loaded", "load"]
