"""YAML as people write it: a tree of text with positions, and a sentence for every slip that a parser passes over."""
