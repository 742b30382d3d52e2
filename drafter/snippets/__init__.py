"""The phrase library (规范表述、固定提法): one file per phrase, three layers, found in a keystroke.

``library.Library`` is the way in: it searches, reads, adds, edits, retires, hides and checks. ``search`` is what is felt on
every key, ``cache`` what keeps it from reading files; both only serve the library.
"""
