"""A Draft to YAML: the text of a new file, and the smallest edits that bring an existing one up to date."""
