"""The settings, and the dialogues in which one is chosen or written."""
