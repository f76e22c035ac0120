"""How a behavioural answer is built: its clauses, and which part of a story each tells."""
