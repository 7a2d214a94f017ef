"""`python -m tools.pictures FOLDER`: the picture of README, from the sample's English and Persian PDF in FOLDER."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from briefbook.lang.digits import digits
from briefbook.lang.tongue import Lang

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "pages.png"
PAPERS = ("4.1", "1.1", "2.1")
WIDTH, GAP, GROUND, EDGE = 560, 28, "#e9edef", "#c9d0d4"
COLOURS = 255


def page_of(book: Path, label: str) -> Image.Image:
    """The first page of the paper with this number. Raises StopIteration where the book has not got it."""
    with pypdfium2.PdfDocument(book) as pages:
        index = next(n for n in range(len(pages)) if pages.get_page_label(n).startswith(f"{label} "))
        page = pages[index]
        picture: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
        return picture


def put_together(rows: list[list[Image.Image]]) -> Image.Image:
    """The pages of each row side by side, each with a thin edge."""
    width, height = rows[0][0].size
    size = (len(rows[0]) * (width + GAP) + GAP, len(rows) * (height + GAP) + GAP)
    whole = Image.new("RGB", size, GROUND)
    for y, row in enumerate(rows):
        for x, page in enumerate(row):
            left, top = GAP + x * (width + GAP), GAP + y * (height + GAP)
            whole.paste(EDGE, (left - 1, top - 1, left + width + 1, top + height + 1))
            whole.paste(page, (left, top))
    return whole


def main(arguments: list[str]) -> int:
    """Exit status: 0 when the picture was written, 2 without the folder of the books."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    rows = []
    for lang, papers in ((Lang.EN, PAPERS), (Lang.FA, PAPERS[::-1])):
        (book,) = Path(arguments[0]).glob(f"*-{lang}.pdf")
        rows.append([page_of(book, digits(code, lang)) for code in papers])
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    put_together(rows).quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)
    print(PICTURE)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
