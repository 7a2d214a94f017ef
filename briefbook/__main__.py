"""The one entry of both programs: commands, or the window where there is one."""

import atexit
import gc
import multiprocessing
import sys


def main() -> None:
    """Run what the command line asks for; the process ends with its exit status."""
    multiprocessing.freeze_support()
    atexit.register(gc.freeze)  # no last look for cycles: after a long book it goes over a million objects
    from briefbook.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
