"""Readers of a book: the stock ones and those of the library, and what each does to the house."""

from dataclasses import replace

from briefbook.book.readers import STOCK as STOCK_UID
from briefbook.errors import ReadError
from briefbook.model.dossier import Dossier
from briefbook.model.fields import Uid
from briefbook.model.kinds import KINDS
from briefbook.model.outline import Plan, Reader
from briefbook.tree.house import House
from briefbook.tree.nodes import Role

STANDARD = Reader(id=Uid(STOCK_UID + "standard"), name="standard")
LARGE = Reader(id=Uid(STOCK_UID + "large"), name="large")
ONE_SIDE = Reader(
    id=Uid(STOCK_UID + "oneside"),
    name="oneside",
    caps=("meeting 1", "profile 1"),
    section_order=("We leave the room with", "Points to make, in this order", "If raised"),
)
STOCK = (STANDARD, LARGE, ONE_SIDE)
LARGER = 1.2
LEAST, MOST = 8.0, 24.0
DIGITS = ("", "persian", "latin")
_ORDER = {kind.record: place for place, kind in enumerate(KINDS)}


def with_reader(dossier: Dossier, name: str) -> Dossier:
    """The dossier, with the stock reader of this name in it where it holds none of its own; unchanged without a name.

    Raises ReadError for a name that is neither of the visit nor of the stock.
    """
    if not name or _stored(dossier, name):
        return dossier
    stock = next((one for one in STOCK if one.name == name.casefold()), None)
    if stock is None:
        own = (one.name for one in dossier.of(Reader) if one.name.casefold() not in {each.name for each in STOCK})
        have = ", ".join(dict.fromkeys((*(one.name for one in STOCK), *own)))
        raise ReadError("There is no reader {name}. Write one of: {have}.", name=name, have=have)
    return replace(dossier, records=tuple(sorted((*dossier.records, stock), key=lambda one: _ORDER[type(one)])))


def for_reader(dossier: Dossier, plan: Plan, name: str) -> Plan:
    """The plan for a reader of the dossier, by name or by id in the folder; unchanged without a name."""
    reader = _stored(dossier, name) if name else None
    return replace(plan, reader=reader.id) if reader else plan


def _stored(dossier: Dossier, name: str) -> Reader | None:
    filed = {one.record for one in dossier.filed if one.id == name}
    found = [one for one in dossier.of(Reader) if one.id in filed or one.name.casefold() == name.casefold()]
    return found[0] if found else None


def fitted(house: House, reader: Reader | None) -> House:
    """The house as a reader wants it: size of the text, headings half as much larger, digits; furniture unchanged.

    Raises ReadError for a size or digits that there are not.
    """
    if reader is None:
        return house
    if reader.digits not in DIGITS:
        raise ReadError(
            "The reader {reader} asks for {digits} digits. Write persian, latin or nothing.",
            reader=reader.name,
            digits=reader.digits,
        )
    if reader.body_pt is not None and not LEAST <= reader.body_pt <= MOST:
        raise ReadError(
            "The reader {reader} asks for text of {size} points. Write {least} to {most}.",
            reader=reader.name,
            size=f"{reader.body_pt:g}",
            least=f"{LEAST:g}",
            most=f"{MOST:g}",
        )
    factor = 1.0
    if reader.body_pt is not None:
        factor = float(reader.body_pt) / dict(house.roles)[Role.BODY].size
    elif reader.id == LARGE.id:
        factor = LARGER
    larger = house.enlarged(factor, 1 + (factor - 1) / 2) if factor != 1.0 else house
    return replace(larger, latin_digits=reader.digits == "latin")
