"""What all sessions together tell: history, trends against the own usual range, days of practice, what is due."""
