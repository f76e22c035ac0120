"""How an answer was said: fillers, pace, pauses, voice, wording; every figure with its definition and its source."""
