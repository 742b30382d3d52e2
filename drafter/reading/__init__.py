"""What existing documents say: a docx as Word shows it."""
