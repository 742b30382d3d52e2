"""The drafting screens in a browser: a page of our own, a token in its address, and a program of its own for every page."""
