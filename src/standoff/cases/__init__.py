"""Disputes that ship with standoff, as data files with their citations."""
