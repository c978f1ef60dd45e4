"""Lets ``python -m crs_lint`` do what the console script does."""

from crs_lint.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
