"""The page in the terminal: blocks to pages of 28 characters × 22 lines, 56 × 22 cells."""
