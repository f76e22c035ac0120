"""The question's own terms: how they sound, and where they may have been misheard."""
