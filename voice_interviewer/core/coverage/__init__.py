"""Which key points an answer makes, and the words that show it."""
