"""The model check, one kind of finding a module (see `standoff.dispute.check`)."""
