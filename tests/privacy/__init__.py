"""Promises about privacy, held against the whole program."""
