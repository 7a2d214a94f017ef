"""`python -m tools.gallery FOLDER [DPI]`: each page of each PDF in FOLDER as a PNG file beside it."""

import sys
from pathlib import Path

import pypdfium2

POINTS_PER_INCH = 72


def draw_pages(book: Path, dpi: int) -> int:
    """Number of pages drawn; page 7 of `x-en.pdf` becomes `x-en/007.png`."""
    folder = book.with_suffix("")
    folder.mkdir(exist_ok=True)
    with pypdfium2.PdfDocument(book) as pages:
        for number, page in enumerate(pages, start=1):
            picture = page.render(scale=dpi / POINTS_PER_INCH).to_pil()
            picture.save(folder / f"{number:03}.png")
        return len(pages)


def main(arguments: list[str]) -> int:
    """Exit status: 0 when at least one page was drawn, else 2."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    dpi = int(arguments[1]) if len(arguments) > 1 else 80
    books = sorted(Path(arguments[0]).glob("*.pdf"))
    for book in books:
        print(f"{book.with_suffix('')}: {draw_pages(book, dpi)} pages")
    return 0 if books else 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
