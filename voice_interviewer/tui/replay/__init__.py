"""Hearing an answer again, alone or beside another take."""
