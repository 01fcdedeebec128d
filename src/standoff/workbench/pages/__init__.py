"""The five places of the workbench, each at its own address."""
