"""Files of others, made for tests: good ones of every shape, bad ones of every kind, and a folder that annexes them."""

import io
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

SMALL = Path(__file__).parents[1] / "small"
A4, LANDSCAPE, A5, LETTER = (595.28, 841.89), (841.89, 595.28), (419.53, 595.28), (612.0, 792.0)


def text_pdf(*sizes: tuple[float, float], words: str = "As supplied", image: bytes = b"") -> bytes:
    """A PDF with a page of each size: a title, lines to the edges, and a picture if one is given."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=1)
    canvas.setTitle("SECRET-TITLE")
    canvas.setAuthor("SECRET-AUTHOR")
    for number, (width, height) in enumerate(sizes or (A4,), 1):
        canvas.setPageSize((width, height))
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(50, height - 70, f"{words} {number}")
        canvas.setFont("Times-Roman", 11)
        for line in range(30):
            y = height - 110 - 16 * line
            if y > 40:
                canvas.drawString(50, y, f"Article {line + 1}. The Parties agree on the matter of line {line + 1}.")
        canvas.setStrokeColorRGB(0.6, 0.1, 0.1)
        canvas.rect(10, 10, width - 20, height - 20)
        if image:
            canvas.drawInlineImage(Image.open(io.BytesIO(image)), 60, 60, 120, 90)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def edited(content: bytes, edit: Callable[[PdfWriter], None]) -> bytes:
    """The PDF after an edit by pypdf."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    edit(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(content: bytes, degrees: int) -> bytes:
    def edit(writer: PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/Rotate")] = NumberObject(degrees)

    return edited(content, edit)


def cropped(content: bytes, box: tuple[int, int, int, int]) -> bytes:
    def edit(writer: PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/CropBox")] = ArrayObject([NumberObject(one) for one in box])

    return edited(content, edit)


def locked(content: bytes) -> bytes:
    def edit(writer: PdfWriter) -> None:
        writer.encrypt("secret", algorithm="RC4-128")

    return edited(content, edit)


def restricted(content: bytes) -> bytes:
    """It opens without a password, but may not be changed."""

    def edit(writer: PdfWriter) -> None:
        writer.encrypt("", "owner", algorithm="RC4-128")

    return edited(content, edit)


def laden(content: bytes) -> bytes:
    """A PDF with a script, an attached file, a note, metadata, private data and a link; each says SECRET."""

    def edit(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("SECRET-SCRIPT")}
        )
        writer.add_attachment("SECRET-FILE.txt", b"SECRET-CONTENT")
        page = writer.pages[0]
        drawn = DecodedStreamObject()
        drawn.set_data(b"BT (SECRET-STAMP) Tj ET")
        drawn.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/Type"): NameObject("/XObject")})
        note = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Stamp"),
                NameObject("/Contents"): TextStringObject("SECRET-NOTE"),
                NameObject("/Rect"): ArrayObject([NumberObject(n) for n in (10, 10, 60, 60)]),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(drawn)}),
            }
        )
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
        for name in ("/PieceInfo", "/AA"):
            page[NameObject(name)] = DictionaryObject({NameObject("/X"): TextStringObject(f"SECRET-{name[1:]}")})
        resources = page["/Resources"].get_object()
        for font in resources["/Font"].get_object().values():
            font.get_object()[NameObject("/SecretKey")] = TextStringObject("SECRET-KEY")

    return edited(content, edit)


def layered(content: bytes, *, off: bool) -> bytes:
    """A PDF whose first page draws inside a layer that is on or off."""

    def edit(writer: PdfWriter) -> None:
        group = writer._add_object(
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("SECRET")})
        )
        hidden = ArrayObject([group] if off else [])
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {
                NameObject("/OCGs"): ArrayObject([group]),
                NameObject("/D"): DictionaryObject({NameObject("/OFF"): hidden}),
            }
        )
        page = writer.pages[0]
        page["/Resources"].get_object()[NameObject("/Properties")] = DictionaryObject({NameObject("/MC0"): group})
        drawn = DecodedStreamObject()
        drawn.set_data(b"/OC /MC0 BDC " + page.get_contents().get_data() + b" EMC")
        page[NameObject("/Contents")] = writer._add_object(drawn)

    return edited(content, edit)


def parted(content: bytes) -> bytes:
    """A PDF whose pages are drawn by two streams each, cut between two operators."""

    def edit(writer: PdfWriter) -> None:
        for page in writer.pages:
            data = page.get_contents().get_data()
            cut = data.index(b"\n", len(data) // 2)
            halves = []
            for half in (data[:cut], data[cut:]):
                stream = DecodedStreamObject()
                stream.set_data(half)
                halves.append(writer._add_object(stream.flate_encode()))
            page[NameObject("/Contents")] = ArrayObject(halves)

    return edited(content, edit)


def picture(form: str, size: tuple[int, int] = (1240, 1754)) -> bytes:
    """A drawn page as a picture file; a JPEG tells where it was taken."""
    image = Image.new("RGB", size, "#F4F1E8")
    draw = ImageDraw.Draw(image)
    for n in range(12):
        y = size[1] * (n + 2) // 16
        draw.line((size[0] // 10, y, size[0] * 9 // 10, y), "#223344", 6)
    draw.rectangle((20, 20, size[0] - 20, size[1] - 20), outline="#882222", width=8)
    out = io.BytesIO()
    if form == "JPEG":
        exif = Image.Exif()
        exif[0x010E] = "SECRET-PLACE"
        image.save(out, form, exif=exif, quality=80)
    else:
        image.save(out, form)
    return out.getvalue()


def scanned(pages: int = 2, size: tuple[int, int] = (1240, 1754)) -> bytes:
    """A PDF of scanned pages, each a JPEG and nothing else."""
    images = [Image.open(io.BytesIO(picture("JPEG", size))) for _ in range(pages)]
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return out.getvalue()


def packed_blanks(size: int) -> bytes:
    """So many blanks, by whole millions, as zlib packs them: one million is packed, its bytes are put as often."""
    blanks = b" " * 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    times = size // len(blanks)
    count = times * len(blanks)
    low, high = (1 + 32 * count) % 65521, (count + 32 * count * (count + 1) // 2) % 65521  # Adler-32
    return b"\x78\xda" + part * times + b"\x03\x00" + (high << 16 | low).to_bytes(4, "big")


def bomb(size: int) -> bytes:
    """A PDF whose page unpacks to `size` blanks."""
    packed = packed_blanks(size)
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R>>",
        b"<</Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (len(packed), packed),
    ]
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


BOOK = """---
id: book
template: Official visit
---

---
type: tab
id: tab-1
number: 1
title.en: Annexes
title.fa: پیوست‌ها
title.sr-Latn: Prilozi
title.sr-Cyrl: Прилози
---
"""


def folder(target: Path, files: dict[str, bytes], more: str = "", keys: str = "") -> Path:
    """A briefing folder in which each file is an annex; `more` goes into book.md, `keys` into each attachment."""
    shutil.copytree(SMALL, target)
    book, media = BOOK, (target / "media.md").read_text(encoding="utf-8")
    for number, (name, content) in enumerate(files.items(), 1):
        (target / "media" / name).write_bytes(content)
        media += (
            f"\n---\ntype: attachment\nid: file-{number}\nfile: media/{name}\nname: {name}\n{keys}"
            f"caption.en: Supplied by the other side\ncaption.fa: دریافتی از طرف مقابل\n---\n"
        )
        book += (
            f"\n---\ntype: paper\nid: annex-{number}\ntab: tab-1\ncode: 1.{number}\nkind: annex\n"
            f"about: attachment file-{number}\ntitle.en: Text of the agreement\ntitle.fa: متن موافقت‌نامه\n---\n"
        )
    (target / "media.md").write_text(media, encoding="utf-8")
    (target / "book.md").write_text(book + more, encoding="utf-8")
    return target
