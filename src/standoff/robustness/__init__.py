"""What the answer hangs on: what would change if an assumption fell or an unknown were known."""
