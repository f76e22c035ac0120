"""The one thing to do next time, and the figures that it rests on."""
