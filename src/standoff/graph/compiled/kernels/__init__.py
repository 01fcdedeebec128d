"""Loops that are compiled; each writes into arrays that are given to it."""
