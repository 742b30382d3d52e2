"""Phrases out of the library and into it: tables (xlsx, csv) and the files of espanso."""
