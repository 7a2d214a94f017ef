"""`python -m tools.gallery FOLDER [DPI]`: every type of page in all language forms and both houses, as pictures.

Builds the sample visit with the papers of `tests/samples/every-page` laid over it, as a book and in every form, once
for each house style, into FOLDER/<house>. Page 7 of `x-en.pdf` becomes `x-en/007.png`; `x-en-sheet1.png` shows the
first 18 pages with their captions, and so on.
With `--drawn FOLDER [DPI]` the books that are in FOLDER already are drawn instead.
"""

import re
import shutil
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from briefbook.actions.forms import Form
from briefbook.cli.main import run
from briefbook.lang.digits import ascii_digits

POINTS_PER_INCH = 72
ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "briefings" / "belgrade-2025"
MORE = ROOT / "tests" / "samples" / "every-page"
HOUSES = ("briefbook", "office")
LANGS = ("en", "fa", "sr-Latn", "sr-Cyrl")
ACROSS, THUMB, CAPTION, ON_A_SHEET = 6, 330, 22, 18
"""Pages in a row of a sheet, their width and the height of what is written below them, in pixels; pages on a sheet."""


def every_page(folder: Path) -> Path:
    """A copy of the sample in `folder` whose second edition has a paper of every type; returns the edition."""
    shutil.copytree(SAMPLE, folder)
    edition = folder / "edition-2"
    for more in sorted(MORE.glob("*.md")):
        home = edition / more.name
        if more.name != "README.md":
            records = home.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if home.exists() else ""
            home.write_text(records + more.read_text(encoding="utf-8"), encoding="utf-8")
    return edition


def kinds(folder: Path) -> dict[str, str]:
    """The kind of each paper by its code, from the outline of the sample and of what is laid over it."""
    out: dict[str, str] = {}
    for outline in (folder / "book.md", folder / "edition-2" / "book.md"):
        text = outline.read_text(encoding="utf-8") if outline.exists() else ""
        out |= dict(re.findall(r"^code: (\S+)\nkind: (\S+)$", text, re.M))
    return out


def draw_pages(book: Path, dpi: int, named: dict[str, str]) -> int:
    """Number of pages drawn, each as a picture beside the book and small on its sheet; `named` says kinds by code."""
    folder = book.with_suffix("")
    folder.mkdir(exist_ok=True)
    thumbs: list[tuple[str, Image.Image]] = []
    with pypdfium2.PdfDocument(book) as pages:
        codes = [ascii_digits(pages.get_page_label(n)).split(" ")[0] for n in range(len(pages))]
        for number, page in enumerate(pages, start=1):
            picture = page.render(scale=dpi / POINTS_PER_INCH).to_pil()
            picture.save(folder / f"{number:03}.png")
            code = codes[number - 1]
            thumbs.append((f"{number}  {code} {named.get(code, '')}", _small(picture)))
    for number, start in enumerate(range(0, len(thumbs), ON_A_SHEET), start=1):
        _sheet(thumbs[start : start + ON_A_SHEET]).save(book.with_name(f"{book.stem}-sheet{number}.png"))
    return len(thumbs)


def _small(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").resize((THUMB, round(THUMB * picture.height / picture.width)))


def _sheet(thumbs: list[tuple[str, Image.Image]]) -> Image.Image:
    """All pages in rows, with a caption below each: number in the file, paper, kind."""
    high = max(picture.height for _, picture in thumbs) + CAPTION
    rows = -(-len(thumbs) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (THUMB + 8), rows * (high + 8)), (120, 120, 120))
    pen = ImageDraw.Draw(sheet)
    for n, (caption, picture) in enumerate(thumbs):
        x, y = n % ACROSS * (THUMB + 8) + 4, n // ACROSS * (high + 8) + 4
        sheet.paste(picture, (x, y))
        pen.text((x + 4, y + picture.height + 3), caption, fill=(255, 255, 255), font_size=15)
    return sheet


def build(folder: Path) -> int:
    """Exit status of building every page into a folder for each house."""
    source = folder / "every-page"
    shutil.rmtree(source, ignore_errors=True)
    edition = every_page(source)
    langs = [part for lang in LANGS for part in ("--lang", lang)]
    for house in HOUSES:
        out = str(folder / house)
        for form in Form:
            what = ["--format", "pdf"] if form is Form.BOOK else ["--form", form.value]
            if status := run(["build", str(edition), *langs, *what, "--house", house, "--out", out]):
                return status
    return 0


def main(arguments: list[str]) -> int:
    """Exit status: 0 when at least one page was drawn, else 2."""
    drawn = arguments[:1] == ["--drawn"]
    given = arguments[drawn:]
    if not given:
        print(__doc__, file=sys.stderr)
        return 2
    folder, dpi = Path(given[0]), int(given[1]) if len(given) > 1 else 80
    if not drawn and build(folder):
        return 2
    books = sorted(folder.glob("*.pdf") if drawn else folder.glob("*/*.pdf"))
    for book in books:
        print(f"{book.with_suffix('')}: {draw_pages(book, dpi, kinds(folder / 'every-page'))} pages")
    return 0 if books else 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
