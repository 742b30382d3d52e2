"""Existing documents taken in: a file of any kind to a draft, and the draft to the text of an answers file."""

from drafter.intake.importing import Imported, Wishes, read_document
from drafter.intake.report import report_lines, summary_lines
from drafter.intake.writing import answers_text

__all__ = ["Imported", "Wishes", "answers_text", "read_document", "report_lines", "summary_lines"]
