"""The package round the body: python-docx's skeleton, our parts in place of its own, one zip pass dated `made`."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Final

from docx import Document

from briefbook.errors import WriteError
from briefbook.places import resource
from briefbook.tree.nodes import Book
from briefbook.writers.word.escape import HEAD, R, attribute
from briefbook.writers.word.register import SUFFIXES, Register
from briefbook.writers.word.typefaces import Embedded

_TEMPLATE: Final = "house/briefbook.docx"
_LEVEL: Final = 3
_WORD_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STORED: Final = (".jpg", ".png", ".odttf")
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_SETTINGS: Final = "word/settings.xml"


def skeleton(book: Book) -> dict[str, bytes]:
    """Parts of the shipped template by name, with the title, language and date of the book and no other property."""
    document = Document(str(resource(_TEMPLATE)))
    properties = document.core_properties
    properties.title = _plain(book.title)[:255]
    properties.language = str(book.lang)
    properties.created = properties.modified = _universal(book.made)
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def complete(parts: dict[str, bytes], texts: dict[str, str], register: Register, fonts: Embedded) -> dict[str, bytes]:
    """The parts of the finished package: texts, furniture, pictures and fonts put in, each one declared."""
    made = dict(parts)
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
    """`made` in UTC without a zone, as python-docx writes it with a Z behind."""
    return made.astimezone(UTC).replace(tzinfo=None) if made.tzinfo else made


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def document(body: str, namespaces: str) -> str:
    """Text of document.xml round its body."""
    return f"{HEAD}<w:document {namespaces}><w:body>{body}</w:body></w:document>"
