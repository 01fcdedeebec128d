"""Interruptions are heard, also where a shell runs the tests in its background and mutes them."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What ignores a signal hands that down to the processes that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
