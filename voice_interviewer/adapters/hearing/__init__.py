"""The ear: voice activity, the sense of a finished turn, and words."""
