"""The screen on which an interview is held, its widgets, and the thread that holds it."""
