"""``python -m standoff`` is ``standoff``."""

from standoff.cli.main import main

if __name__ == "__main__":
    main()
