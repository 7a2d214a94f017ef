"""A book in the source of each peer: Markdown for pandoc, typst, and a template for docxtpl. Not charged to them.

python -m tests.bench.sources DIR
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+!|~^$@\"'])")
_TYPST = re.compile(r"([\\`*_\[\]<>#$@~\"'/=+-])")
_FONT = "Noto Sans"

Run = list[str]
Block = dict[str, Any]


def _flags(run: Run) -> str:
    return run[1] if len(run) > 1 else ""


def _link(run: Run) -> str:
    return run[2] if len(run) > 2 else ""


def _md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _md_runs(runs: list[Run]) -> str:
    """Marks may not touch a blank on their inner side, so blanks stand outside of them."""
    out = []
    for run in runs:
        text = _md(run[0])
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        mark = {"b": "**", "i": "*", "bi": "***"}.get(_flags(run), "")
        said = f"{mark}{text.strip()}{mark}"
        out.append(f"{before}[{said}]({_link(run)}){after}" if _link(run) else f"{before}{said}{after}")
    return "".join(out)


def _md_list(items: list[Block], depth: int = 0) -> list[str]:
    out = []
    for item in items:
        out.append("    " * depth + "- " + _md_runs(item["runs"]))
        out += _md_list(item["items"], depth + 1)
    return out


def _md_table(header: list[str], rows: list[list[str]], widths: list[int]) -> list[str]:
    dashes = "|".join("-" * max(3, int(90 * width / sum(widths))) for width in widths)
    return [
        f"| {' | '.join(header)} |",
        f"|{dashes}|",
        *(f"| {' | '.join(_md(cell) for cell in row)} |" for row in rows),
        "",
    ]


def _md_picture(block: Block, caption: str) -> list[str]:
    return [f"![{caption}]({block['src']}){{width={block['w_mm']}mm height={block['h_mm']}mm}}", ""]


def _md_block(block: Block) -> list[str]:
    match block["t"]:
        case "p":
            return [_md_runs(block["runs"]), ""]
        case "h":
            return ["#" * block["level"] + " " + block["text"], ""]
        case "ul":
            return [*_md_list(block["items"]), ""]
        case "table":
            return _md_table(block["header"], block["rows"], block["widths"])
        case "img":
            return _md_picture(block, block["caption"])
        case _:
            return [*_md_picture(block, ""), *_md_table(["Item", "Value"], block["facts"], [40, 94])]


def markdown(book: Block) -> str:
    """The book as pandoc's Markdown."""
    meta = book["meta"]
    out = ["---", f'title: "{meta["title"]}"', f'subtitle: "{meta["subtitle"]}"', "---", ""]
    for section in book["sections"]:
        out += ["#" * section["level"] + " " + _md(section["title"]), ""]
        for block in section["blocks"]:
            out += _md_block(block)
    return "\n".join(out)


def _ty(text: str) -> str:
    return _TYPST.sub(r"\\\1", text)


def _ty_runs(runs: list[Run]) -> str:
    out = []
    for run in runs:
        text = _ty(run[0])
        if "b" in _flags(run):
            text = f"#strong[{text}]"
        if "i" in _flags(run):
            text = f"#emph[{text}]"
        out.append(f'#link("{_link(run)}")[{text}]' if _link(run) else text)
    return "".join(out)


def _ty_list(items: list[Block], depth: int = 0) -> list[str]:
    out = []
    for item in items:
        out.append("  " * depth + "- " + _ty_runs(item["runs"]))
        out += _ty_list(item["items"], depth + 1)
    return out


def _ty_table(block: Block) -> list[str]:
    columns = ",".join(f"{width}fr" for width in block["widths"])
    head = ",".join(f"[*{_ty(cell)}*]" for cell in block["header"])
    rows = [",".join(f"[{_ty(cell)}]" for cell in row) + "," for row in block["rows"]]
    return [f"#table(columns: ({columns},), stroke: 0.5pt, table.header({head}),", *rows, ")", ""]


def _ty_block(block: Block) -> list[str]:
    size = f"width: {block.get('w_mm')}mm, height: {block.get('h_mm')}mm"
    match block["t"]:
        case "p":
            return [_ty_runs(block["runs"]), ""]
        case "h":
            return ["=" * block["level"] + " " + _ty(block["text"]), ""]
        case "ul":
            return [*_ty_list(block["items"]), ""]
        case "table":
            return _ty_table(block)
        case "img":
            return [f'#figure(image("{block["src"]}", {size}), caption: [{block["caption"]}])', ""]
        case _:
            facts = ",".join(f"[{_ty(name)}],[{_ty(value)}]" for name, value in block["facts"])
            picture = f'image("{block["src"]}", {size})'
            table = f"table(columns: (40fr,94fr), stroke: 0.5pt,{facts})"
            return [f"#grid(columns: ({block['w_mm']}mm, 1fr), gutter: 4mm, {picture},", f"{table})", ""]


def typst(book: Block) -> str:
    """The book as typst source: cover, contents with page numbers, running head, "Page x of y"."""
    meta = book["meta"]
    count = "#counter(page).display() of #counter(page).final().at(0)"
    out = [
        f'#set text(font: "{_FONT}", size: 10pt, lang: "en")',
        "#set par(justify: false)",
        f'#set page(paper: "a4", margin: 2cm, header: align(center, text(8pt)[{_ty(meta["classification"])}]), '
        f"footer: context align(center, text(8pt)[Page {count}]))",
        f"#align(center + horizon)[#text(26pt)[{_ty(meta['title'])}] \\ #v(1cm) #text(14pt)[{_ty(meta['subtitle'])}]]",
        "#pagebreak()",
        "#outline(depth: 2)",
        "#pagebreak()",
    ]
    for section in book["sections"]:
        out += ["#pagebreak(weak: true)"] * (section["level"] == 1)
        out += ["=" * section["level"] + " " + _ty(section["title"]), ""]
        for block in section["blocks"]:
            out += _ty_block(block)
    return "\n".join(out)


def _put_field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        paragraph.add_run()._r.append(element)


_TOP = (
    ("{%p for s in sections %}", ""),
    ("{%p if s.level == 1 %}", ""),
    ("{{ s.title }}", "Heading 1"),
    ("{%p else %}", ""),
    ("{{ s.title }}", "Heading 2"),
    ("{%p endif %}", ""),
    ("{%p for k in s.blocks %}", ""),
    ("{%p if k.t == 'p' %}", ""),
    ("{{r k.rt }}", ""),
    ("{%p elif k.t == 'h' %}", ""),
    ("{{ k.text }}", "Heading 3"),
    ("{%p elif k.t == 'ul' %}", ""),
    ("{%p for it in k.flat %}", ""),
    ("{%p if it.d == 0 %}", ""),
    ("{{r it.rt }}", "List Bullet"),
    ("{%p endif %}", ""),
    ("{%p if it.d == 1 %}", ""),
    ("{{r it.rt }}", "List Bullet 2"),
    ("{%p endif %}", ""),
    ("{%p if it.d == 2 %}", ""),
    ("{{r it.rt }}", "List Bullet 3"),
    ("{%p endif %}", ""),
    ("{%p endfor %}", ""),
    ("{%p elif k.t == 'img' %}", ""),
    ("{{ k.im }}", ""),
    ("{{ k.caption }}", "Caption"),
    ("{%p elif k.t == 'profile' %}", ""),
    ("{{ k.im }}", ""),
)


def put_template(path: Path, meta: dict[str, str]) -> None:
    """Write the template that docxtpl fills."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = meta["classification"]
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    _put_field(foot, "PAGE")
    foot.add_run(" of ")
    _put_field(foot, "NUMPAGES")
    document.add_paragraph("{{ meta.title }}", style="Title")
    document.add_paragraph("{{ meta.subtitle }}", style="Subtitle")
    _put_field(document.add_paragraph(), 'TOC \\o "1-2" \\h')
    for text, style in _TOP:
        document.add_paragraph(text, style=style or None)
    _put_rows(document, ["Item", "Value"], "facts")
    document.add_paragraph("{%p elif k.t == 'table' %}")
    _put_rows(document, [f"{{{{ k.header[{n}] }}}}" for n in range(4)], "rows")
    for text in ("{%p endif %}", "{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(str(path))


def _put_rows(document: Any, heads: list[str], rows: str) -> None:
    """A table of the template: heads, and one row that docxtpl repeats."""
    table = document.add_table(rows=4, cols=len(heads))
    table.style = "Table Grid"
    for n, head in enumerate(heads):
        table.cell(0, n).text = head
        table.cell(2, n).text = f"{{{{ r[{n}] }}}}"
    table.cell(1, 0).text = f"{{%tr for r in k.{rows} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def put_sources(folder: Path) -> None:
    """Write the sources of all peers beside `book.json`."""
    book = json.loads((folder / "book.json").read_text(encoding="utf-8"))
    (folder / "book.md").write_text(markdown(book), encoding="utf-8")
    (folder / "book.typ").write_text(typst(book), encoding="utf-8")
    put_template(folder / "template.docx", book["meta"])


if __name__ == "__main__":
    put_sources(Path(sys.argv[1]))
