"""The one entry of both programs: commands, and with `gui` or a library to open the window."""

import atexit
import gc
import multiprocessing
import sys


def main() -> None:
    """Run what the command line asks for; the process ends with its exit status."""
    multiprocessing.freeze_support()
    atexit.register(gc.freeze)  # no last look for cycles: after a long book it goes over a million objects
    arguments = sys.argv[1:]
    if arguments[:1] == ["gui"] or (len(arguments) == 1 and arguments[0].endswith(".briefbook")):
        sys.exit(_window(arguments[arguments[0] == "gui" :]))
    try:
        from briefbook.cli.main import run

        status = run(arguments)
    except KeyboardInterrupt:  # before the first command, or after the last
        status = 2
    sys.exit(status)


def window() -> None:
    """Open the window on what the command line names; the process ends with its exit status."""
    multiprocessing.freeze_support()
    sys.exit(_window(sys.argv[1:]))


def _window(arguments: list[str]) -> int:
    from briefbook.app.start import run

    return run(arguments)


if __name__ == "__main__":
    main()
