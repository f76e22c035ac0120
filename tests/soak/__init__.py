"""What takes too long for the suite: the same faults, many more times. `make soak` runs it."""
