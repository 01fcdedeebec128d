"""The report that `make demo` reads: the Kosovo talks of December 2007, in our own words."""
