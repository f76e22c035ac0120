"""Everything kept: listed, searched, exported, deleted."""
