"""A session as files that a person keeps and a coach reads: a page, a text, data, a table."""
