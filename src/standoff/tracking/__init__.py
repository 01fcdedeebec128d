"""A dispute over time: who said what when, how positions moved, what a further report changes."""
