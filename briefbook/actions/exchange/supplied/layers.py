"""Layers of a PDF that it keeps hidden: a book has no switch for them, so that it would show what was put away."""

from collections.abc import Iterator

from pypdf.generic import ArrayObject, DictionaryObject, NullObject, PdfObject


def hides(catalog: DictionaryObject) -> bool:
    """Whether some layer is off as the file is opened, viewed or printed, or may be said to depend on others."""
    properties = _dictionary(catalog.get("/OCProperties"))
    default = _dictionary(properties.get("/D"))
    if default.get("/BaseState", "/ON") != "/ON" or list(_items(default.get("/OFF"))):
        return True
    return any(_off_in_use(_dictionary(group)) for group in _items(properties.get("/OCGs")))


def hides_here(page: DictionaryObject) -> bool:
    """Whether the resources of a page name a layer that is shown under a condition only."""
    named = _dictionary(_dictionary(page.get("/Resources")).get("/Properties"))
    return any(_conditional(_dictionary(named.get(key))) for key in named)


def _conditional(layer: DictionaryObject) -> bool:
    return "/VE" in layer or str(layer.get("/P", "/AnyOn")) in ("/AllOff", "/AnyOff")


def _off_in_use(group: DictionaryObject) -> bool:
    usage = _dictionary(group.get("/Usage"))
    states = (("/View", "/ViewState"), ("/Print", "/PrintState"), ("/Export", "/ExportState"))
    return any(_dictionary(usage.get(use)).get(state) == "/OFF" for use, state in states)


def _dictionary(value: PdfObject | None) -> DictionaryObject:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _items(value: PdfObject | None) -> Iterator[PdfObject]:
    found = value.get_object() if value is not None else NullObject()
    if isinstance(found, ArrayObject):
        yield from found
