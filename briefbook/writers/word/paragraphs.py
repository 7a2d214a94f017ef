"""Paragraphs: their opening tags (cached, as most repeat), gaps, rules and bookmarks round them."""

from functools import cache

from briefbook.errors import Ref
from briefbook.lang.tongue import Lang
from briefbook.tree.nodes import Align, Heading, Paragraph, Role, Rule, Space
from briefbook.writers.word.escape import twips
from briefbook.writers.word.job import Job, Place, Setting, Settings
from briefbook.writers.word.styles import GAP, HEADINGS, RULE, RULE_FIRM, RULE_STRONG, STYLES

TABLE_GAP = 160
"""Least height between a table and what follows, in twips; Word would join two tables without it."""


def draw_paragraph(job: Job, paragraph: Paragraph, place: Place) -> str:
    """A paragraph in the style of its role."""
    return set_paragraph(job, paragraph, place, job.settings[place], paragraph.align)


def set_paragraph(job: Job, paragraph: Paragraph, place: Place, settings: Settings, align: Align) -> str:
    """A paragraph at a side of its own choice; `settings` are those of the place, which many paragraphs share."""
    lang = paragraph.lang
    key = (paragraph.role, lang, align, paragraph.keep)
    setting = settings.get(key)
    if setting is None:
        role = place.role(paragraph.role)
        keep = paragraph.keep or place.keep
        opened = opening(job, STYLES[role], role, lang, place, keep=keep, align=align)
        setting = settings[key] = Setting(opened, job.runs.fount(role, place.ground))
    return f"{setting.opened}{job.runs.set(paragraph.spans, lang, setting.fount)}</w:p>"


def draw_heading(job: Job, heading: Heading, place: Place) -> str:
    """A real heading of its level."""
    role = HEADINGS[heading.level]
    opened = opening(job, f"Heading{heading.level}", role, heading.lang, place)
    return f"{opened}{job.runs.spans(heading.spans, heading.lang, role, place.ground)}</w:p>"


def opening(
    job: Job,
    style: str,
    role: Role,
    lang: Lang,
    place: Place,
    *,
    keep: bool = False,
    align: Align = Align.START,
) -> str:
    """Start tag and properties of a paragraph; what the style says already is left out."""
    bidi = None if lang.rtl == job.lang.rtl else lang.rtl
    spacing = '<w:spacing w:before="0"/>' if place.top and job.above[role] else ""
    number = "" if place.number is None else _number(*place.number)
    indent = "" if number else _indent(place, lang)
    key = (style, bidi, keep, number + spacing + indent, align.value)
    known = job.openings.get(key)
    if known is None:
        turned = "" if bidi is None else "<w:bidi/>" if bidi else '<w:bidi w:val="0"/>'
        sided = "" if align is Align.START else f'<w:jc w:val="{align.value}"/>'
        known = job.openings[key] = (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}{number}'
            f"{turned}{spacing}{indent}{sided}</w:pPr>"
        )
    return known


def draw_rule(rule: Rule) -> str:
    """A line over the full width."""
    style = RULE_STRONG if rule.strong else RULE_FIRM if rule.firm else RULE
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def draw_space(space: Space) -> str:
    """Empty height."""
    return gap(max(20, twips(space.height)))


@cache
def gap(height: int) -> str:
    """An empty paragraph `height` twips high."""
    return f'<w:p><w:pPr><w:pStyle w:val="{GAP}"/><w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'


def marked(job: Job, xml: str, ref: Ref | None) -> str:
    """`xml` with a bookmark from its first paragraph to its last, where `ref` names a field.

    Blocks that do not begin and end with a paragraph stay as they are: a mark across the edge of a table would
    select whole columns.
    """
    if ref is None or not ref.field or not xml.startswith("<w:p>") or not xml.endswith("</w:p>"):
        return xml
    start, end = job.register.field(ref)
    at = xml.index("</w:pPr>") + len("</w:pPr>")
    return f"{xml[:at]}{start}{xml[at : -len('</w:p>')]}{end}</w:p>"


def anchored(job: Job, xml: str, name: str) -> str:
    """`xml` with a bookmark at its first paragraph, the target of links to a paper or to a place in it."""
    start, end = job.register.bookmark(name)
    at = xml.index("</w:pPr>") + len("</w:pPr>")
    return f"{xml[:at]}{start}{end}{xml[at:]}"


def _indent(place: Place, lang: Lang) -> str:
    """The indents of a paragraph; in a table of the other direction the free end of a cell is where its lines start."""
    turned = lang.rtl != place.rtl
    first, last = place.indent + (place.far if turned else 0), 0 if turned else place.far
    start = f' w:start="{first}"' if first else ""
    end = f' w:end="{last}"' if last else ""
    return f"<w:ind{start}{end}/>" if start or end else ""


def _number(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
