"""What every room stands on: places and problems, errors, messages, safe files, YAML with positions."""
