"""Drafting without widgets: one object that is the only writer of the draft, and the rules of what keys and commands do."""
