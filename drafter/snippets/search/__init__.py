"""Finding phrases on every key: typed words to patterns, patterns to rows, rows in their order."""
