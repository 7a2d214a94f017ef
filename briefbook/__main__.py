"""The one entry of both programs: commands, or the window where there is one."""

import atexit
import gc
import multiprocessing
import sys


def main() -> None:
    """Run what the command line asks for; the process ends with its exit status."""
    multiprocessing.freeze_support()
    atexit.register(gc.freeze)  # no last look for cycles: after a long book it goes over a million objects
    try:
        from briefbook.cli.main import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the first command, or after the last
        status = 2
    sys.exit(status)


if __name__ == "__main__":
    main()
