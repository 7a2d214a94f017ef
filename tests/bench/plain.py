"""The house of the bench: the shipped one with the page and the type sizes that the peers are given in `sources.py`."""

from dataclasses import replace

from briefbook.places import resource
from briefbook.tree.house import House, Page, Type, Weight, read_house
from briefbook.tree.nodes import Role

_LEAD = 13.64
"""Points from line to line that typst takes for Noto Sans of 10 points: height of capitals, and 0.65 em of leading."""

_BOLD = Weight.BOLD
_ROLES = {
    Role.BODY: Type("sans", 10.0, _LEAD, after=5.5),
    Role.TABLE: Type("sans", 10.0, _LEAD),
    Role.TABLE_HEAD: Type("sans", 10.0, _LEAD, _BOLD),
    Role.CAPTION: Type("sans", 10.0, _LEAD, after=5.5),
    Role.TITLE: Type("sans", 14.0, 19.1, _BOLD, before=12.0, after=6.0),
    Role.LABEL: Type("sans", 12.0, 16.4, _BOLD, before=10.0, after=5.0),
    Role.SUBHEAD: Type("sans", 10.0, _LEAD, _BOLD, before=8.0, after=4.0),
    Role.CONTENTS_TAB: Type("sans", 10.0, _LEAD, after=2.0),
    Role.CONTENTS_PAPER: Type("sans", 10.0, _LEAD, after=2.0),
}


def plain_house() -> House:
    """A4 with margins of 20 mm and text of 10 points, so that ours and typst fill about as many pages."""
    shipped = read_house(resource("house/briefbook.toml").read_text(encoding="utf-8"))
    page = Page(210.0, 297.0, 20.0, 20.0, 20.0, 20.0)
    roles = tuple((role, _ROLES.get(role, kind)) for role, kind in shipped.roles)
    return replace(shipped, name="bench", page=page, roles=roles)
