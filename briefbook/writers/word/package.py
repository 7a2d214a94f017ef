"""The package round the body: the skeleton that python-docx saved, our parts put in, one zip pass dated `made`."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from briefbook.errors import WriteError
from briefbook.places import resource
from briefbook.tree.nodes import Book
from briefbook.writers.word.escape import HEAD, NAMESPACES, R, attribute, plain
from briefbook.writers.word.register import SUFFIXES, Register
from briefbook.writers.word.typefaces import Embedded

_TEMPLATE: Final = "house/briefbook.docx"
_LEVEL: Final = 3
_WORD_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STORED: Final = (".jpg", ".png", ".odttf")
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_DOCUMENT: Final = "word/document.xml"
_SETTINGS: Final = "word/settings.xml"
_CORE: Final = "docProps/core.xml"
_TITLE: Final = "<dc:title/>"


def skeleton(book: Book) -> dict[str, bytes]:
    """Parts of the shipped template by name, with the title, language and date of the book and no other property.

    Raises WriteError where the template is missing or damaged.
    """
    path = resource(_TEMPLATE)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile) as wrong:
        raise WriteError("The Word template {name} cannot be read. Install Briefbook again.", name=path.name) from wrong
    parts[_CORE] = _inserted(parts[_CORE], _TITLE, _properties(book)).replace(_TITLE, "").encode()
    return parts


def _properties(book: Book) -> str:
    """Title, language and moment of a book as children of its properties, in the order that python-docx gives them."""
    made = f' xsi:type="dcterms:W3CDTF">{_universal(book.made):%Y-%m-%dT%H:%M:%SZ}'
    return (
        f"<dc:title>{plain(_printable(book.title)[:255])}</dc:title><dc:language>{book.lang}</dc:language>"
        f"<dcterms:created{made}</dcterms:created><dcterms:modified{made}</dcterms:modified>"
    )


def document(body: Iterable[str]) -> bytes:
    """document.xml round the pieces of its body."""
    # Encoded piece by piece: most are ASCII, which takes no time, while one Serbian word makes the whole wide.
    pieces = [f"{HEAD}<w:document {NAMESPACES}><w:body>".encode()]
    pieces += [piece.encode() for piece in body]
    pieces.append(b"</w:body></w:document>")
    return b"".join(pieces)


def complete(
    parts: dict[str, bytes], body: bytes, texts: dict[str, str], register: Register, fonts: Embedded
) -> dict[str, bytes]:
    """The parts of the finished package: body, texts, furniture, pictures and fonts put in, each one declared."""
    made = {**parts, _DOCUMENT: body}
    for name, text in {**texts, **register.parts}.items():
        made[name] = text.encode()
    for name, picture in register.media.items():
        made[name] = picture.content
    made.update(fonts.parts)
    made[_RELATIONS] = _inserted(parts[_RELATIONS], "</Relationships>", _relations(register)).encode()
    made[_TYPES] = _declared(parts[_TYPES], register, fonts).encode()
    if fonts.parts:
        settings = "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>"
        made[_SETTINGS] = _inserted(parts[_SETTINGS], "<w:mirrorMargins/>", settings).encode()
    return made


def pack(parts: dict[str, bytes], made: datetime) -> bytes:
    """The zip file of the parts: every entry dated `made`, XML deflated, pictures and fonts stored."""
    stamp = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, stamp)
            stored = name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            archive.writestr(entry, content, entry.compress_type, None if stored else _LEVEL)
    return held.getvalue()


def _relations(register: Register) -> str:
    outside = ' TargetMode="External"'
    return "".join(
        f'<Relationship Id="{one.rid}" Type="{R}/{one.type}" Target="{attribute(one.target)}"'
        f"{outside if one.external else ''}/>"
        for one in register.relations
    )


def _declared(types: bytes, register: Register, fonts: Embedded) -> str:
    defaults = {SUFFIXES.get(picture.mime, "png"): picture.mime for picture in register.media.values()}
    if fonts.parts:
        defaults["odttf"] = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    named = "".join(
        f'<Default Extension="{suffix}" ContentType="{mime}"/>' for suffix, mime in sorted(defaults.items())
    )
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD_TYPES}.{_kind(name)}+xml"/>' for name in register.parts
    )
    return _inserted(types, "</Types>", named + parts)


def _kind(name: str) -> str:
    return "header" if name.startswith("word/header") else "footer"


def _inserted(part: bytes, before: str, text: str) -> str:
    """A part as text with `text` put before a tag that it must hold."""
    old = part.decode()
    if before not in old:
        raise WriteError("The shipped Word template lacks {tag}. Install Briefbook again.", tag=before)
    return old.replace(before, text + before, 1)


def _universal(made: datetime) -> datetime:
    """`made` in UTC without a zone; one without a zone counts as UTC."""
    return made.astimezone(UTC).replace(tzinfo=None) if made.tzinfo else made


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
