"""Judging what was said by trained models."""
