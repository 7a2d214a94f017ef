"""docxtpl, as its documentation shows: docxtpl_docx.py DIR OUT."""

import json
import sys
from pathlib import Path

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText

folder, out = Path(sys.argv[1]), sys.argv[2]
book = json.loads((folder / "book.json").read_text(encoding="utf-8"))
template = DocxTemplate(folder / "template.docx")


def rich(runs):
    text = RichText()
    for run in runs:
        flags = run[1] if len(run) > 1 else ""
        link = template.build_url_id(run[2]) if len(run) > 2 else None
        text.add(run[0], bold="b" in flags, italic="i" in flags, url_id=link)
    return text


def flat(items, depth=0):
    for item in items:
        yield {"d": depth, "rt": rich(item["runs"])}
        yield from flat(item["items"], depth + 1)


for section in book["sections"]:
    for block in section["blocks"]:
        match block["t"]:
            case "p":
                block["rt"] = rich(block["runs"])
            case "ul":
                block["flat"] = list(flat(block["items"]))
            case "img" | "profile":
                size = {"width": Mm(block["w_mm"]), "height": Mm(block["h_mm"])}
                block["im"] = InlineImage(template, str(folder / block["src"]), **size)
template.render(book)
template.save(out)
