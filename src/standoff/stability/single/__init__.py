"""One state of a dispute that is too large to list: its verdicts, asked of a constraint solver."""
