"""What a document is: pure values and functions, no file, no screen."""
