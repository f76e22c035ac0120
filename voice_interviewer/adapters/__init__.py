"""One technology a file; each class here fulfils a protocol of ports.py."""
