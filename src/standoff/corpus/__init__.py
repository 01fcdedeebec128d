"""Many reports: read one by one into tables, reprints told apart, and searched."""
