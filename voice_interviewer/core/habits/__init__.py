"""The seven habits: what shows each in an answer, and in a whole session."""
