"""What every room stands on: places and problems, errors, messages, safe files, settings; in ``yaml``, YAML with positions."""
