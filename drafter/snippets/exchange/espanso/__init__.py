"""The files of espanso, a text expander: matches with a trigger and what replaces it."""

from drafter.snippets.exchange.espanso.reading import read
from drafter.snippets.exchange.espanso.writing import written

__all__ = ["read", "written"]
