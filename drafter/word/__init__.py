"""Blocks to Word: the type's template printed with docxtpl, numbers that Word counts itself, a clean package."""

from drafter.word.contents import bookmarks
from drafter.word.lists import NumberingMode
from drafter.word.rendering import render

__all__ = ["NumberingMode", "bookmarks", "render"]
