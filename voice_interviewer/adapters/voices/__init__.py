"""Who reads the questions aloud."""
