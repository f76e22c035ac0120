"""The Textual program: screens and widgets that show events and send commands."""
