"""Where the program opens, and what is chosen and read from there."""
