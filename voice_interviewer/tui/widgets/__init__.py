"""One widget a file: each shows one thing and knows nothing of the interview."""
