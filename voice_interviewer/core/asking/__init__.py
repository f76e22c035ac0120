"""The reverse round: what the candidate asked, and what it reveals."""
