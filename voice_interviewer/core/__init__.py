"""Pure decisions and measures: standard library and numpy; no I/O, no clock, no model, no device."""
