"""A file reviewed: answers files, plain text and Word files to findings, with what the office goes by."""

from drafter.inspection.fixing import Fixed, fixed
from drafter.inspection.inspect import Inspected, inspect
from drafter.inspection.live import LiveReview
from drafter.inspection.office import Office, open_office

__all__ = ["Fixed", "Inspected", "LiveReview", "Office", "fixed", "inspect", "open_office"]
