"""An office's letterhead round the body of the sample, by the real command line: kept, mapped, or refused."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from briefbook.cli.main import run
from tests.unit.writers.word import books

pytestmark = pytest.mark.usefixtures("one_bench")
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "briefings" / "belgrade-2025"
FROM_LIBREOFFICE = ROOT / "tests" / "samples" / "data" / "letterhead-libreoffice.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {"w": W, "r": R}
MAP = '[styles]\n"BB Body" = "Office Text"\n"BB Table Ruled" = "Table Grid"\n"BB Text Accent" = "Emphasis"\n'
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(made):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return held.getvalue()


def office(**changes):
    """Bytes of a letterhead: picture and address in the header, lists, a style of its own, traces of its makers.

    `changes` are parts put in place of others, by name with "__" for "/" and "_" for ".".
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(30), Mm(25), Mm(35)
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(books.png().content), width=Mm(20))
    section.header.add_paragraph("Ministry of Examples")
    section.footer.paragraphs[0].text = "ministry.example.org"
    document.core_properties.author = "Secret Author"
    document.core_properties.comments = "Secret Comment"
    document.styles.add_style("Office Text", WD_STYLE_TYPE.PARAGRAPH)
    taken = document.styles.add_style("Something Else", WD_STYLE_TYPE.PARAGRAPH)
    taken.element.set(f"{{{W}}}styleId", "BBLead")
    document.add_paragraph("Secret Body", style="List Number")
    held = io.BytesIO()
    document.save(held)
    made = parts(held.getvalue())
    app = made["docProps/app.xml"].replace(b"</Properties>", b"<Company>Secret Company</Company></Properties>")
    made["docProps/app.xml"] = app
    header = next(name for name in made if re.match(r"word/header\d", name))
    made[header] = made[header].replace(
        b"<w:r>", b'<w:ins w:id="5" w:author="Secret Reviewer"><w:r w:rsidR="00AA00AA">', 1
    )
    made[header] = made[header].replace(b"</w:r>", b"</w:r></w:ins>", 1)
    return packed({**made, **changes})


def typed(content, kind):
    """The same file under another content type of its main part."""
    made = parts(content)
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(DOCUMENT.encode(), kind.encode())
    return packed(made)


def built(tmp_path, content, *, lang="en", styles="", options=(), name="office.docx"):
    """Parts of the book of the sample in a letterhead."""
    (tmp_path / name).write_bytes(content)
    how = ["--template", str(tmp_path / name)]
    if styles:
        (tmp_path / "map.toml").write_text(styles, encoding="utf-8")
        how += ["--styles", str(tmp_path / "map.toml")]
    out = tmp_path / "out"
    assert run(["build", str(SAMPLE), "--lang", lang, "--format", "docx", *how, *options, "--out", str(out)]) == 0
    return parts((out / f"belgrade-2025-{lang}.docx").read_bytes())


def tree(made, name):
    return etree.fromstring(made[name])


def style_names(made):
    styles = tree(made, "word/styles.xml").iter(f"{{{W}}}style")
    return {style.get(f"{{{W}}}styleId"): style.find(f"{{{W}}}name").get(f"{{{W}}}val") for style in styles}


def used(made, path="//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"):
    return set(tree(made, "word/document.xml").xpath(path, namespaces=NS))


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    return built(tmp_path_factory.mktemp("english"), office(), styles=MAP)


@pytest.fixture(scope="module")
def persian(tmp_path_factory):
    return built(tmp_path_factory.mktemp("persian"), office(), lang="fa", styles=MAP)


def test_page_header_and_footer_of_the_office_stay(english):
    body = tree(english, "word/document.xml")
    for section in body.iter(f"{{{W}}}sectPr"):
        (margin,) = section.findall(f"{{{W}}}pgMar")
        assert [margin.get(f"{{{W}}}{side}") for side in ("left", "right", "top")] == ["1701", "1417", "1984"]
    heads = [data for name, data in english.items() if re.match(r"word/header\d", name)]
    feet = [data for name, data in english.items() if re.match(r"word/footer\d", name)]
    assert heads
    assert all(b"Ministry of Examples" in head and b"<pic:pic" in head for head in heads)
    assert all(b"ministry.example.org" in foot for foot in feet)
    assert [name for name in english if name.startswith("word/media/office")] == ["word/media/office1.png"]
    widths = {int(one) for one in body.xpath("/w:document/w:body/w:tbl/w:tblPr/w:tblW/@w:w", namespaces=NS)}
    assert widths == {11906 - 1701 - 1417}


def test_the_marking_and_the_folio_stay_with_the_page(english):
    feet = [data.decode() for name, data in english.items() if re.match(r"word/footer\d", name)]
    assert all("Sample" in foot for foot in feet)
    assert any("SECTIONPAGES" in foot for foot in feet)


def test_a_footer_that_counts_pages_gets_no_second_folio(tmp_path):
    made = parts(office())
    name = next(name for name in made if re.match(r"word/footer\d", name))
    made[name] = made[name].replace(
        b"</w:p>", b'<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>', 1
    )
    out = built(tmp_path, packed(made))
    assert all(b"SECTIONPAGES" not in data for name, data in out.items() if name.startswith("word/footer"))


def test_a_header_of_the_first_page_is_on_the_first_page_only(tmp_path):
    document = Document(io.BytesIO(office()))
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "First page of Examples"
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "Even page of Examples"
    held = io.BytesIO()
    document.save(held)
    made = built(tmp_path, held.getvalue())
    sections = list(tree(made, "word/document.xml").iter(f"{{{W}}}sectPr"))
    assert [bool(one.xpath("w:titlePg", namespaces=NS)) for one in sections] == [True] + [False] * (len(sections) - 1)
    assert all(one.xpath("w:headerReference[@w:type='even']", namespaces=NS) for one in sections)
    assert b"<w:evenAndOddHeaders/>" in made["word/settings.xml"]
    assert any(b"Even page of Examples" in data for name, data in made.items() if name.startswith("word/header"))
    assert any(b"First page of Examples" in data for name, data in made.items() if name.startswith("word/header"))
    assert valid(made, tmp_path) == []


def test_a_draft_says_so_below_the_office_s_header(tmp_path):
    unsettled = tmp_path / "belgrade-2025"
    shutil.copytree(SAMPLE, unsettled)
    (unsettled / "book.md").write_text(
        re.sub(
            r"(?ms)^---\ntype: waiver\n.*?(?=^---\ntype|\Z)", "", (unsettled / "book.md").read_text(encoding="utf-8")
        ),
        encoding="utf-8",
    )
    (tmp_path / "office.docx").write_bytes(office())
    how = ["--format", "docx", "--template", str(tmp_path / "office.docx"), "--out", str(tmp_path / "out")]
    assert run(["build", str(unsettled), "--lang", "en", *how]) == 0
    made = parts((tmp_path / "out" / "belgrade-2025-en.docx").read_bytes())
    heads = [
        "".join(etree.fromstring(data).itertext()) for name, data in made.items() if name.startswith("word/header")
    ]
    assert any("Draft" in head and "Ministry of Examples" in head for head in heads)


def test_styles_are_mapped_by_the_map_by_name_or_added(english):
    names = style_names(english)
    printed = {names[one] for one in used(english)}
    assert {"Office Text", "Table Grid", "Emphasis", "heading 1"} <= {
        name.replace("Heading", "heading") for name in printed
    }
    assert {"BB Body", "BB Table Ruled", "BB Text Accent"}.isdisjoint(printed)
    assert "BB Lead" in printed
    lead = next(key for key, name in names.items() if name == "BB Lead")
    assert names["BBLead"] == "Something Else"
    assert lead != "BBLead"


def test_nothing_of_its_text_or_of_its_makers_comes_along(english):
    everything = b"".join(english.values())
    for secret in (b"Secret", b"rsid", b"w:ins ", b"python-docx", b"customXml"):
        assert secret not in everything, secret
    assert [name for name in english if name.startswith("docProps")] == ["docProps/core.xml"]


def test_ids_of_both_files_never_meet(english):
    numbering = tree(english, "word/numbering.xml")
    for path in ("w:abstractNum/@w:abstractNumId", "w:num/@w:numId"):
        ids = numbering.xpath(path, namespaces=NS)
        assert len(ids) == len(set(ids)) > 5
    assert used(english, "//w:numPr/w:numId/@w:val") <= set(numbering.xpath("w:num/@w:numId", namespaces=NS))
    theirs = max(int(one) for one in tree(parts(office()), "word/numbering.xml").xpath("w:num/@w:numId", namespaces=NS))
    assert min(map(int, used(english, "//w:numPr/w:numId/@w:val"))) > theirs
    styles = tree(english, "word/styles.xml").xpath("//w:style/@w:styleId", namespaces=NS)
    assert len(styles) == len(set(styles))
    names = [name.lower() for name in style_names(english).values()]
    assert len(names) == len(set(names))


def directions(made):
    """Of each paragraph in the body: whether it runs from right to left, by itself or by its style."""
    styles = {one.get(f"{{{W}}}styleId"): one for one in tree(made, "word/styles.xml").iter(f"{{{W}}}style")}

    def said(element):
        bidi = element.find(f"{{{W}}}pPr/{{{W}}}bidi")
        return None if bidi is None else bidi.get(f"{{{W}}}val", "1") != "0"

    found, usual = [], said(tree(made, "word/styles.xml").find(f".//{{{W}}}pPrDefault"))
    for paragraph in tree(made, "word/document.xml").iter(f"{{{W}}}p"):
        at, turned = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val"), said(paragraph)
        while turned is None and at in styles:
            turned, based = said(styles[at]), styles[at].find(f"{{{W}}}basedOn")
            at = "" if based is None else based.get(f"{{{W}}}val")
        turned = usual if turned is None else turned
        found.append((bool(turned), "".join(paragraph.itertext(f"{{{W}}}t"))))
    return found


@pytest.mark.parametrize(
    ("lang", "way"),
    [
        ("en", "right to left"),
        ("fa", "left to right"),
        pytest.param("en", "left to right", marks=pytest.mark.long),
        pytest.param("fa", "right to left", marks=pytest.mark.long),
    ],
)
def test_paragraphs_keep_their_direction_in_any_template(tmp_path, lang, way):
    made = parts(office())
    if way == "right to left":
        made["word/styles.xml"] = re.sub(
            rb"(<w:pPrDefault>\s*<w:pPr>)", rb"\1<w:bidi/>", made["word/styles.xml"], count=1
        )
        assert b"<w:bidi/>" in made["word/styles.xml"]
    out = built(tmp_path, packed(made), lang=lang, styles=MAP)
    plain = tmp_path / "plain"
    assert run(["build", str(SAMPLE), "--lang", lang, "--format", "docx", "--out", str(plain)]) == 0
    ours = directions(parts((plain / f"belgrade-2025-{lang}.docx").read_bytes()))
    sides = re.compile(r"(\d sides?|[۰-۹] صفحه)$")  # counted only where pages break as ours do

    def said(found):
        # lines to write on are empty, and as many as the page has room for
        return [(way, sides.sub("", text)) for way, text in found if text]

    assert said(directions(out)) == said(ours)


def test_the_office_s_own_lines_are_left_as_they_are(persian):
    head = next(data for name, data in persian.items() if re.match(r"word/header\d", name))
    (line,) = (p for p in etree.fromstring(head).iter(f"{{{W}}}p") if "Ministry of Examples" in "".join(p.itertext()))
    assert line.find(f"{{{W}}}pPr/{{{W}}}bidi") is None


def valid(made, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(packed(made))
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2010, max_errors=200).validate(path).errors
    return [
        f"{one.part_uri} {one.path}: {one.description}" for one in found if "theme' is missing" not in one.description
    ]


@pytest.mark.parametrize("made", ["english", pytest.param("persian", marks=pytest.mark.long)])
def test_both_directions_are_valid(made, request, tmp_path):
    assert valid(request.getfixturevalue(made), tmp_path) == []


@pytest.mark.parametrize("kind", ["dotx", pytest.param("docx", marks=pytest.mark.long)])
def test_a_template_from_libreoffice_with_fonts(tmp_path, kind):
    content = FROM_LIBREOFFICE.read_bytes()
    if kind == "dotx":
        content = typed(content, DOCUMENT.replace("document.main", "template.main"))
    made = built(tmp_path, content, lang="fa", options=["--embed-fonts"], name=f"office.{kind}")
    assert DOCUMENT.encode() in made["[Content_Types].xml"]
    assert any(b"Ministry of Examples" in data for name, data in made.items() if name.startswith("word/header"))
    assert any(name.endswith(".odttf") for name in made)
    # LibreOffice writes the character sets of fonts in a form that the schema has not got: they are the template's own.
    assert [fault for fault in valid(made, tmp_path) if "/charset[1]" not in fault] == []


def test_our_own_book_is_a_template_and_its_styles_are_met_by_name(tmp_path):
    assert run(["build", str(SAMPLE), "--lang", "en", "--format", "docx", "--out", str(tmp_path)]) == 0
    made = built(tmp_path, (tmp_path / "belgrade-2025-en.docx").read_bytes())
    names = list(style_names(made).values())
    assert len(names) == len(set(names))
    assert not [name for name in names if name.startswith("BB ") and name.endswith(" 2")]
    assert {"BBBody", "Heading1", "BBTableDay"} <= used(made)


def test_the_same_template_gives_the_same_bytes(tmp_path, english, cold_benches):
    assert built(tmp_path, office(), styles=MAP) == english


def broken(content, name, data):
    return packed({**parts(content), name: data})


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
REFUSALS = {
    "macros": (lambda: typed(office(), MACRO), "holds macros. Save it in Word as .docx or .dotx"),
    "a hidden macro": (lambda: broken(office(), "word/vbaProject.bin", b"x"), "holds macros"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word 97-2003, or locked with a password"),
    "text": (lambda: b"Dear all", "no Word file. Choose a .docx or .dotx file"),
    "empty": (lambda: b"", "no Word file"),
    "a sheet": (lambda: typed(office(), SHEET), "no Word file"),
    "another zip": (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "no Word file"),
    "cut off": (lambda: office()[:2000], "no Word file"),
    "bad XML": (lambda: broken(office(), "word/styles.xml", b"<w:styles"), "damaged (word/styles.xml)"),
    "entities": (
        lambda: broken(office(), "word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "damaged (word/styles.xml)",
    ),
    "strict": (
        lambda: broken(
            office(),
            "word/document.xml",
            parts(office())["word/document.xml"].replace(
                W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            ),
        ),
        "strict form",
    ),
    "narrow": (
        lambda: broken(
            office(),
            "word/document.xml",
            parts(office())["word/document.xml"].replace(b'w:left="1701"', b'w:left="8000"'),
        ),
        "Make the margins narrower",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_no_template_is_refused_with_a_cure(tmp_path, capsys, case):
    make, said = REFUSALS[case]
    path = tmp_path / "office.docx"
    path.write_bytes(make())
    out = tmp_path / "out"
    assert run(["build", str(SAMPLE), "--lang", "en", "--template", str(path), "--out", str(out)]) == 2
    told = capsys.readouterr().err
    assert str(path) in told
    assert said in told
    assert not out.exists()


def test_a_chart_in_the_header_is_refused(tmp_path, capsys):
    made = parts(office())
    rels = next(name for name in made if re.match(r"word/_rels/header\d", name))
    made[rels] = re.sub(rb'relationships/image"', b'relationships/chart"', made[rels])
    (tmp_path / "office.docx").write_bytes(packed(made))
    how = ["--template", str(tmp_path / "office.docx"), "--out", str(tmp_path / "out")]
    assert run(["build", str(SAMPLE), "--lang", "en", *how]) == 2
    assert "does not carry: chart" in capsys.readouterr().err


MAPS = {
    '[styles]\n"BB Bodi" = "Office Text"\n': "Briefbook has no style BB Bodi. Write one of: BB Body",
    '[styles]\n"BB Body" = "Ofice Text"\n': "The template has no style Ofice Text. Write one of: Office Text",
    '[styles]\n"BB Body" = "Table Grid"\n': "BB Body and Table Grid are styles of two kinds",
    '[styles]\n"BB Body" = 3\n': "Write [styles], then lines such as",
    '"BB Body" = "Office Text"\n': "Write [styles]",
    "styles\n": "It is no TOML",
}


@pytest.mark.parametrize("text", MAPS)
def test_a_map_that_names_no_style_is_refused(tmp_path, capsys, text):
    (tmp_path / "office.docx").write_bytes(office())
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    how = ["--template", str(tmp_path / "office.docx"), "--styles", str(tmp_path / "map.toml")]
    assert run(["build", str(SAMPLE), "--lang", "en", "--format", "docx", *how, "--out", str(tmp_path / "out")]) == 2
    assert MAPS[text] in capsys.readouterr().err


def test_options_that_have_no_effect_are_refused(tmp_path, capsys):
    (tmp_path / "office.docx").write_bytes(office())
    template = ["--template", str(tmp_path / "office.docx")]
    for how, said in (
        ([*template, "--format", "pdf"], "--template concerns the DOCX"),
        (["--embed-fonts", "--format", "pdf"], "--embed-fonts concerns the DOCX"),
        (["--styles", str(tmp_path / "map.toml")], "Add --template"),
        (["--template", str(tmp_path / "none.docx")], "There is no file"),
        ([*template, "--styles", str(tmp_path / "none.toml")], "There is no file"),
    ):
        assert run(["build", str(SAMPLE), "--lang", "en", *how, "--out", str(tmp_path / "out")]) == 2
        assert said in capsys.readouterr().err
