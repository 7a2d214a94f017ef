"""`python -m briefbook.app [LIBRARY]`: the window."""

import sys

from briefbook.app.start import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
