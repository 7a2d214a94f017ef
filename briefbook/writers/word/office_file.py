"""An office's Word file as it came: opened within limits, refused with a cure, cleaned of names and traces."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefbook.errors import ReadError
from briefbook.writers.word.escape import R, W

MOST: Final = 64
"""Megabytes that an unpacked file may have; letterheads have one or two."""
_ENTRIES: Final = 2000
_OLD: Final = b"\xd0\xcf\x11\xe0"  # the compound file of Word 97-2003, and of any file locked with a password
_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = (".document.main+xml", ".template.main+xml")
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LINKS: Final = ("http://", "https://", "mailto:")
PICTURES: Final = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf",
}  # fmt: skip
"""Kinds of picture that come along, by the suffix of their part."""

_W: Final = f"{{{W}}}"
_R: Final = f"{{{R}}}"
_UNWRAPPED: Final = frozenset(("ins", "moveTo", "smartTag", "customXml"))
_REMOVED: Final = frozenset((
    "rsid", "rsids", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart",
    "bookmarkEnd", "permStart", "permEnd", "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
    "trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "dataBinding", "smartTagPr", "customXmlPr",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
))  # fmt: skip
"""Traces of who worked on the file: comments, changes, properties bound to the text, revision numbers."""


@dataclass(slots=True)
class Carried:
    """A part that comes along: its cleaned tree, and what it refers to. `relations` are id, type, target, outside."""

    tree: etree._Element
    relations: list[tuple[str, str, str, bool]] = field(default_factory=list)


class OfficeFile:
    """The parts of a .docx or .dotx. Raises ReadError, naming the cure, for anything else."""

    def __init__(self, content: bytes) -> None:
        self._parts = _unzipped(content)
        self.main = self._main()
        self.media: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._ids = 0

    def tree(self, name: str) -> etree._Element | None:
        """The cleaned tree of a part, or None where there is no such part."""
        return None if name not in self._parts else _cleaned(self._parsed(name))

    def near(self, kind: str) -> str:
        """Name of the part that the main part names as its `kind` ("styles", "theme"); empty where there is none."""
        return next((target for _, sort, target, out in self.relations(self.main) if sort == kind and not out), "")

    def relations(self, name: str) -> list[tuple[str, str, str, bool]]:
        """Id, last word of the type, target and whether it lies outside, of each relationship of a part."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self._parts:
            return []
        found = []
        for one in self._parsed(rels).iterfind(f"{_PACKAGE}Relationship"):
            target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found.append((one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target, outside))
        return found

    def carried(self, name: str) -> Carried | None:
        """A part with its pictures, links and fonts under ids and names of ours; None where there is no such part.

        Raises ReadError where it needs something that a book does not carry.
        """
        tree = self.tree(name)
        if tree is None:
            return None
        known = {one[0]: one for one in self.relations(name)}
        made = Carried(tree)
        given: dict[str, str] = {}
        for element in list(tree.iter(etree.Element)):
            for key in [key for key in element.attrib if str(key).startswith(_R)]:
                rid = str(element.get(key))
                if rid not in given:
                    given[rid] = self._taken(known.get(rid), made)
                if given[rid]:
                    element.set(key, given[rid])
                else:
                    _unlinked(element, str(key))
        return made

    def _taken(self, relation: tuple[str, str, str, bool] | None, made: Carried) -> str:
        """A new id for a relationship that comes along, or an empty text for one that is left out."""
        if relation is None:
            return ""
        _, kind, target, outside = relation
        suffix = target.rpartition(".")[2].lower()
        if kind == "hyperlink":
            if not (outside and target.lower().startswith(_LINKS)):
                return ""
        elif kind == "image" and not outside and suffix == "svg":
            return ""  # a drawing beside the picture that stands in for it
        elif (
            outside
            or target not in self._parts
            or not ((kind == "image" and suffix in PICTURES) or (kind == "font" and suffix == "odttf"))
        ):
            raise ReadError(
                "Its header, footer or styles need something that a book does not carry: {what}. Put a picture that is "
                "stored in the file (PNG, JPEG, EMF) in its place.",
                what=f"{kind}, {target}",
            )
        else:
            target = self._stored(target, suffix)
        self._ids += 1
        rid = f"rIdO{self._ids}"
        made.relations.append((rid, kind, target, outside))
        return rid

    def _stored(self, target: str, suffix: str) -> str:
        """The new name of a stored picture or font, relative to word/; each is stored once."""
        if target not in self._names:
            folder = "fonts" if suffix == "odttf" else "media"
            self._names[target] = f"{folder}/office{len(self._names) + 1}.{suffix}"
            self.media[f"word/{self._names[target]}"] = self._parts[target]
        return self._names[target]

    def _main(self) -> str:
        """Name of the main part. Raises ReadError for macros, other programs' files and the strict form."""
        if _TYPES not in self._parts or "_rels/.rels" not in self._parts:
            raise _no_word_file()
        types = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in self._parsed(_TYPES)}
        if any("macroEnabled" in kind or "vbaProject" in kind for kind in types.values()) or any(
            name.endswith("vbaProject.bin") for name in self._parts
        ):
            raise ReadError("It holds macros. Save it in Word as .docx or .dotx, without macros, and choose that file.")
        main = next((target for _, kind, target, _ in self.relations("") if kind == "officeDocument"), "")
        if main not in self._parts or not types.get(main, "").endswith(_MAIN):
            raise _no_word_file()
        if _STRICT in self._parts[main][:4000]:
            raise ReadError("It is in the strict form of Open XML. Save it in Word as “Word document (.docx)”.")
        return main

    def _parsed(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            tree = etree.fromstring(self._parts[name], parser)
        except etree.XMLSyntaxError as wrong:
            raise _damaged(name) from wrong
        if b"<!DOCTYPE" in self._parts[name]:
            raise _damaged(name)
        return tree


def _unzipped(content: bytes) -> dict[str, bytes]:
    if content.startswith(_OLD):
        raise ReadError("It is a file of Word 97-2003, or locked with a password. Save it as .docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > MOST * 1_000_000:
                raise ReadError(
                    "It is larger than {most} MB when unpacked. Take the large pictures out of it.", most=MOST
                )
            parts = {}
            for entry in entries:
                try:
                    parts[entry.filename] = archive.read(entry)
                except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as wrong:
                    raise _damaged(entry.filename) from wrong
            return parts
    except (zipfile.BadZipFile, OSError, ValueError) as wrong:
        raise _no_word_file() from wrong


def _cleaned(tree: etree._Element) -> etree._Element:
    """The tree without traces; inserted text stays, deleted text goes."""
    for element in list(tree.iter(etree.Element)):
        for key in [key for key in element.attrib if str(key).startswith(f"{_W}rsid")]:
            del element.attrib[key]
        name = etree.QName(element)
        if name.namespace != W or element.getparent() is None:
            continue
        if name.localname in _REMOVED:
            _gone(element)
        elif name.localname in _UNWRAPPED:
            _unwrapped(element)
    return tree


def _gone(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrapped(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _unlinked(element: etree._Element, key: str) -> None:
    """Takes a reference out that leads nowhere: a link keeps its words, a drawing's second form its first one."""
    name = etree.QName(element).localname
    if name == "hyperlink":
        _unwrapped(element)
    elif name == "svgBlip":
        extension = element.getparent()
        if extension is not None:
            _gone(extension)
    else:
        del element.attrib[key]


def _damaged(name: str) -> ReadError:
    return ReadError("It is damaged ({what}). Open it in Word, save it again and choose the new file.", what=name)


def _no_word_file() -> ReadError:
    return ReadError("It is no Word file. Choose a .docx or .dotx file.")
