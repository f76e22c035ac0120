"""What became of answers: the summary, one result in rows that can be heard, the model answer."""
