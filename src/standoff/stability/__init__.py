"""Solution concepts, one a file, and the witnesses of their verdicts."""
