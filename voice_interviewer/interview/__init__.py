"""The interview as a blocking generator of events: ask, listen, transcribe, assess, keep."""
