"""The files of other programs, in and out."""
