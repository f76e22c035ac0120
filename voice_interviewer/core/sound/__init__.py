"""Sound as numbers: levels, voice activity, segments, the end of an answer, chunks, whether a microphone will do."""
