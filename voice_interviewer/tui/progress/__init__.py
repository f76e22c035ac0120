"""Progress over sessions and questions, as charts and words."""
