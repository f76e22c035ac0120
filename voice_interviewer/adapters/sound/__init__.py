"""Sound cards and sound files: PortAudio, libsndfile, and what stands in for them."""
