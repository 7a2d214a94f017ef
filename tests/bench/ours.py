"""Our writers on a book of the bench, as one process: what a command-line export does after the facts are read.

    python -m tests.bench.ours DIR OUT.pdf|OUT.docx [--edits N] [--untagged]

Prints one line of JSON: CPU seconds of start-up (imports) and of the work, and with `--edits` the median of CPU
milliseconds of a PDF written again after a change, with the same Press.
"""

import atexit
import gc
import json
import sys
import time
from pathlib import Path

from briefbook.writers.table import writer_for
from briefbook.writers.undisturbed import undisturbed
from tests.bench.adapter import edited, read_book, read_pictures, tree
from tests.bench.plain import plain_house


def _warm(folder: Path, out: Path, edits: int) -> float:
    """Median CPU milliseconds of `write` after an edit; the tree is made anew each time, uncharged."""
    import statistics

    from briefbook.writers.pdf.press import Press

    write = writer_for(".pdf")
    house = plain_house()
    raw, pictures, press = read_book(folder), read_pictures(folder), Press()
    write(tree(raw, pictures), house, press=press)
    spent = []
    for n in range(edits):
        edited(raw, n)
        book = tree(raw, pictures)
        start = time.process_time()
        written = write(book, house, press=press)
        out.write_bytes(written.content)
        spent.append(1000 * (time.process_time() - start))
    return statistics.median(spent)


def main() -> None:
    """Write one book and say what it took."""
    atexit.register(gc.freeze)  # as the command line does
    # Not argparse: a fortieth of a DOCX would be the measuring itself.
    folder, out, *more = sys.argv[1:]
    if "--edits" in more:
        sys.stdout.write(json.dumps({"edit": _warm(Path(folder), Path(out), int(more[more.index("--edits") + 1]))}))
        return
    write = writer_for(Path(out).suffix)
    start = time.process_time()
    house = plain_house()
    with undisturbed():  # as actions.export assembles
        book = tree(read_book(Path(folder)), read_pictures(Path(folder)))
    written = write(book, house, **({"tagged": False} if "--untagged" in more else {}))
    Path(out).write_bytes(written.content)
    spent = time.process_time() - start
    said = {"start": start, "work": spent, "pages": len(written.pages), "notices": len(written.notices)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
