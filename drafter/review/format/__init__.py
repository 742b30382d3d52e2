"""The format of a Word file against a profile: findings like those about its text, each with clause and strength."""

from drafter.review.format.checking import format_findings, format_rules
from drafter.review.format.sheet import Sheet, read_sheet

__all__ = ["Sheet", "format_findings", "format_rules", "read_sheet"]
