"""`python -m handouts` is the same as `handouts`."""

from handouts.cli import main

if __name__ == "__main__":
    main()
