"""styles.xml from the house: a named style per role, real headings, table looks; made for the book's language."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefbook.lang.tongue import Lang
from briefbook.tree.house import House, Type
from briefbook.tree.nodes import Look, Role
from briefbook.writers.word.emphasis import Emphasis, emphasis_styles
from briefbook.writers.word.escape import HEAD, W, twips
from briefbook.writers.word.faces import Face, face
from briefbook.writers.word.languages import TAGS, western
from briefbook.writers.word.runs import MARK

HEADINGS: Final = {1: Role.TITLE, 2: Role.LABEL, 3: Role.SUBHEAD, 4: Role.MINOR}
STYLES: Final = {role: "BB" + "".join(word.capitalize() for word in role.value.split("_")) for role in Role}
LOOKS: Final = {look: f"BBTable{look.value.capitalize()}" for look in Look}
LAYOUT: Final = "BBLayout"
GAP: Final = "BBGap"
RULE: Final = "BBRule"
RULE_FIRM: Final = "BBRuleFirm"
RULE_STRONG: Final = "BBRuleStrong"

_KEPT: Final = frozenset((Role.KICKER, Role.TITLE, Role.LABEL, Role.SUBHEAD, Role.MINOR, Role.FIELD, Role.NUMERAL))
_FIRM: Final = frozenset((Role.NUMERAL, Role.FIGURE, Role.DIVIDER, Role.COVER_TITLE))
# Margins of a cell in points: above and below, and at both sides. The sides are equal because LibreOffice does not
# turn them in a right-to-left table; open looks keep their columns apart by the indent of the paragraphs.
_CELLS: Final = {
    Look.RULED: (5.0, 0.0),
    Look.FACTS: (2.5, 0.0),
    Look.GRID: (4.0, 6.0),
    Look.DAY: (6.5, 8.0),
}


def stylesheet(house: House, lang: Lang, used: Iterable[Emphasis] = ()) -> str:
    """Text of styles.xml for a book in `lang` whose runs have the emphases `used`."""
    parts = [HEAD, f'<w:styles xmlns:w="{W}">', _defaults(house, lang), _normal(house, lang)]
    parts += [_role(role, house, lang) for role in Role]
    parts += [_heading(level, house, lang) for level in HEADINGS]
    parts += [_plain_table(), _layout(), *(_look(look, house) for look in Look), *_extras(house, lang)]
    parts += [*emphasis_styles(house, used), "</w:styles>"]
    return "".join(parts)


def _defaults(house: House, lang: Lang) -> str:
    fonts = _fonts(house, Role.BODY)
    tag = f'<w:lang w:val="{western(lang)}" w:eastAsia="en-GB" w:bidi="{TAGS[Lang.FA]}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_sizes(house, Role.BODY)}{tag}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="0"/>'
    )


def _normal(house: House, lang: Lang) -> str:
    bidi = "<w:bidi/>" if lang.rtl else ""
    colour = house.colour("ink")[1:]
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/>{bidi}</w:pPr><w:rPr><w:color w:val="{colour}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _role(role: Role, house: House, lang: Lang) -> str:
    kind = house.type(role, lang)
    name = "BB " + " ".join(word.capitalize() for word in role.value.split("_"))
    keep = "<w:keepNext/><w:keepLines/>" if role in _KEPT else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{STYLES[role]}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{keep}{_borders(role, house)}{_tabs(role, house)}{_spacing(role, kind)}{_indent(role)}"
        f"{_aligned(role)}</w:pPr><w:rPr>{''.join(_type(role, house, lang))}</w:rPr></w:style>"
    )


def _heading(level: int, house: House, lang: Lang) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="{STYLES[HEADINGS[level]]}"/><w:next w:val="{STYLES[Role.BODY]}"/>'
        '<w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        # Said again: LibreOffice keeps its own weights for complex scripts in a heading that only inherits them.
        f"<w:rPr>{''.join(_type(HEADINGS[level], house, lang))}</w:rPr></w:style>"
    )


def _type(role: Role, house: House, lang: Lang) -> Iterator[str]:
    """Run properties of a role: Latin values, and their twins for Arabic script."""
    kind, latin, arabic = house.type(role, lang), *_faces(house, role)
    yield _fonts(house, role)
    yield _switch("b", latin.bold) + _switch("bCs", arabic.bold)
    yield _switch("i", latin.italic) + _switch("iCs", arabic.italic)
    if kind.caps:
        yield "<w:caps/>"
    yield f'<w:color w:val="{house.colour(kind.colour)[1:]}"/>'
    if kind.tracking:
        yield f'<w:spacing w:val="{round(kind.tracking * 20)}"/>'
    yield _sizes(house, role)


def _faces(house: House, role: Role) -> tuple[Face, Face]:
    return face(house, house.type(role, Lang.EN), "Latn"), face(house, house.type(role, Lang.FA), "Arab")


def _fonts(house: House, role: Role) -> str:
    latin, arabic = _faces(house, role)
    return (
        f'<w:rFonts w:ascii="{latin.family}" w:hAnsi="{latin.family}" '
        f'w:eastAsia="{latin.family}" w:cs="{arabic.family}"/>'
    )


def _sizes(house: House, role: Role) -> str:
    latin, arabic = house.type(role, Lang.EN).size, house.type(role, Lang.FA).size
    return f'<w:sz w:val="{round(latin * 2)}"/><w:szCs w:val="{round(arabic * 2)}"/>'


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else ""


def _spacing(role: Role, kind: Type) -> str:
    rule = "exact" if role in _FIRM else "atLeast"
    before, after, line = (round(20 * points) for points in (kind.before, kind.after, kind.lead))
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _indent(role: Role) -> str:
    return f'<w:ind w:start="{twips(10)}"/>' if role is Role.CONTENTS_PAPER else ""


def _aligned(role: Role) -> str:
    return '<w:jc w:val="center"/>' if role is Role.MARKING else ""


def _borders(role: Role, house: House) -> str:
    line = f'w:val="single" w:sz="4" w:space="3" w:color="{house.colour("hairline")[1:]}"'
    match role:
        case Role.HEAD | Role.CONTENTS_TAB:
            return f"<w:pBdr><w:bottom {line}/></w:pBdr>"
        case Role.FOLIO:
            return f"<w:pBdr><w:top {line}/></w:pBdr>"
    return ""


def _tabs(role: Role, house: House) -> str:
    """Tab stops: middle and end of the furniture; number, code and folio of the contents."""
    full = twips(house.page.measure)
    end = f'<w:tab w:val="end" w:pos="{full}"/>'
    match role:
        case Role.HEAD | Role.FOLIO:
            return f'<w:tabs><w:tab w:val="center" w:pos="{full // 2}"/>{end}</w:tabs>'
        case Role.CONTENTS_TAB:
            return f'<w:tabs><w:tab w:val="start" w:pos="{twips(10)}"/>{end}</w:tabs>'
        case Role.CONTENTS_PAPER:
            code = f'<w:tab w:val="start" w:pos="{twips(22)}"/>'
            return f'<w:tabs>{code}<w:tab w:val="end" w:leader="dot" w:pos="{full}"/></w:tabs>'
    return ""


def _plain_table() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0, 0)}</w:tblPr></w:style>"
    )


def _layout() -> str:
    return _table_style(LAYOUT, "BB Layout", _margins(0, 0))


def _look(look: Look, house: House) -> str:
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{house.colour("hairline")[1:]}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{house.colour("rule")[1:]}"'
    borders = {
        Look.RULED: f"<w:top {strong}/><w:bottom {thin}/><w:insideH {thin}/>",
        Look.FACTS: "",
        Look.GRID: f"<w:top {thin}/><w:start {thin}/><w:bottom {thin}/><w:end {thin}/>"
        f"<w:insideH {thin}/><w:insideV {thin}/>",
        Look.DAY: f"<w:bottom {thin}/><w:insideH {thin}/>",
    }[look]
    framed = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return _table_style(LOOKS[look], f"BB Table {look.value.capitalize()}", framed + _margins(*_CELLS[look]))


def _table_style(style: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _margins(level: float, side: float) -> str:
    sides = zip(("top", "start", "bottom", "end"), (level, side, level, side), strict=True)
    inner = "".join(f'<w:{name} w:w="{round(20 * points)}" w:type="dxa"/>' for name, points in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _extras(house: House, lang: Lang) -> Iterator[str]:
    """Styles without a role: the gap after a table, the three rules, the marking within a line."""
    yield _extra(GAP, "BB Gap", '<w:spacing w:line="20" w:lineRule="exact"/>', '<w:sz w:val="2"/><w:szCs w:val="2"/>')
    lines = (
        (RULE, "BB Rule", 4, "hairline"),
        (RULE_FIRM, "BB Rule Firm", 8, "rule"),
        (RULE_STRONG, "BB Rule Strong", 24, "deep"),
    )
    for style, name, width, token in lines:
        line = f'<w:bottom w:val="single" w:sz="{width}" w:space="1" w:color="{house.colour(token)[1:]}"/>'
        spacing = '<w:spacing w:before="60" w:after="120" w:line="20" w:lineRule="exact"/>'
        yield _extra(
            style, name, f"<w:keepNext/><w:pBdr>{line}</w:pBdr>{spacing}", '<w:sz w:val="2"/><w:szCs w:val="2"/>'
        )
    yield (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{MARK}"><w:name w:val="BB Mark"/>'
        f"<w:rPr>{''.join(_type(Role.MARKING, house, lang))}</w:rPr></w:style>"
    )


def _extra(style: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )
