"""Interruptions are heard, also where the tests run in the background of a shell that mutes them."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What ignores a signal hands that down to the processes that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
