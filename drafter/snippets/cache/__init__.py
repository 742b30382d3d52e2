"""Records and indexes kept ready, so that a search reads neither YAML nor pinyin; it only saves time."""
