"""The commands: each one delegates to the public call of its name."""
