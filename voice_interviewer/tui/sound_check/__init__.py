"""The sound check, one step at a time."""
