"""What an analyst writes: the model of a dispute, its expressions, its file and its check."""
