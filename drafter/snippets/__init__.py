"""The phrase library (规范表述、固定提法): one file per phrase, three layers, found in a keystroke."""
