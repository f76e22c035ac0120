"""A mock interviewer on your own machine: it asks aloud, listens, and tells you the truth about your answer."""

__version__ = "0.1.0"
