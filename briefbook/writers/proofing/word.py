"""A DOCX read back: zip, XML of every part, relationships, properties."""

import io
import posixpath
import zipfile
from typing import Final, NoReturn

from lxml import etree

from briefbook.errors import Phrase, WriteError, phrase

_CORE: Final = "docProps/core.xml"
_TYPES: Final = "[Content_Types].xml"
_PROPERTIES: Final = frozenset(("title", "language", "created", "modified", "identifier"))
_OPEN_LINKS: Final = ("http://", "https://", "mailto:")
_OFFICE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FOLDERS: Final = ("word/", "_rels/")
_BINARY: Final = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
_FOREIGN: Final = ("macroEnabled", "vbaProject", "comments", "people+xml", "oleObject")
"""Words in the types of parts that may come with an office's file and are never ours."""


def read_word(content: bytes) -> list[str]:
    """All texts of a DOCX: the running text of each part, its attributes, and the names of the parts.

    Raises WriteError where the package is damaged, points to nothing or carries more than it should.
    """
    parts = _unzip(content)
    trees = {name: _parse(name, data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    for name in parts:
        if name not in trees and not name.endswith(_BINARY):
            _refuse(phrase("an unknown part, {name}", name=name))
        if name not in (_TYPES, _CORE) and not name.startswith(_FOLDERS):
            _refuse(phrase("a part that it should not hold, {name}", name=name))
    _check_types(parts, trees)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _check_targets(name, tree, parts)
        else:
            _check_uses(name, tree, trees)
    _check_properties(trees)
    return [*parts, *(text for tree in trees.values() for text in _texts(tree))]


def _unzip(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            broken = archive.testzip()
            if broken is not None:
                _refuse(phrase("a damaged part, {name}", name=broken))
            if len(names) != len(set(names)):
                _refuse(phrase("the same part twice"))
            return {name: archive.read(name) for name in names}
    except zipfile.BadZipFile as wrong:
        raise WriteError("The DOCX is no whole zip file. Nothing was written; try again.") from wrong


def _parse(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        raise WriteError(
            "The DOCX holds a part that is no XML, {name}: {reason}. Nothing was written.", name=name, reason=wrong
        ) from wrong
    if data.lstrip().find(b"<!DOCTYPE") >= 0:
        _refuse(phrase("a document type in {name}", name=name))
    return tree


def _check_types(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> None:
    """Every part has a content type, and every declared part exists."""
    if _TYPES not in trees:
        _refuse(phrase("no list of its parts, {name}", name=_TYPES))
    suffixes, named = set(), set()
    for child in trees[_TYPES]:
        if any(word in child.get("ContentType", "") for word in _FOREIGN):
            _refuse(phrase("a part that it should not hold, {name}", name=child.get("PartName", "")))
        suffixes.add(child.get("Extension", "").lower())
        named.add(child.get("PartName", "").lstrip("/"))
    for name in parts:
        if name != _TYPES and name not in named and name.rpartition(".")[2].lower() not in suffixes:
            _refuse(phrase("a part without a type, {name}", name=name))
    for name in named - {""}:
        if name not in parts:
            _refuse(phrase("a type for a part that is missing, {name}", name=name))


def _check_targets(name: str, tree: etree._Element, parts: dict[str, bytes]) -> None:
    """Every relationship leads to a part, or outside to an address that a book may name."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in tree:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            if not target.lower().startswith(_OPEN_LINKS):
                _refuse(phrase("a link of a kind that it may not hold, {name}", name=target))
        elif posixpath.normpath(posixpath.join(folder, target)).lstrip("/") not in parts:
            _refuse(phrase("a relationship to a part that is missing, {name}", name=target))


def _check_uses(name: str, tree: etree._Element, trees: dict[str, etree._Element]) -> None:
    """Every relationship id used in a part is declared beside it."""
    relations = trees.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
    known = set() if relations is None else {relation.get("Id") for relation in relations}
    for element in tree.iter():
        for key in element.attrib:
            if str(key).startswith(_OFFICE) and element.get(key) not in known:
                _refuse(phrase("a reference without its relationship, {name}", name=name))


def _check_properties(trees: dict[str, etree._Element]) -> None:
    core = trees.get(_CORE)
    for child in () if core is None else core:
        plain = etree.QName(child).localname
        if plain not in _PROPERTIES and (child.text or "").strip():
            _refuse(phrase("a property that it should not hold, {name}", name=plain))


def _texts(tree: etree._Element) -> list[str]:
    """The running text of a part, words split over runs joined again, and each of its attributes."""
    texts = ["".join(str(piece) for piece in tree.itertext())]
    seen = {str(value) for element in tree.iter() for value in element.attrib.values()}
    return texts + sorted(value for value in seen if len(value) > 3)


def _refuse(what: Phrase) -> NoReturn:
    raise WriteError("The DOCX holds {what}. Nothing was written; try again.", what=what)
