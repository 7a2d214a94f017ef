"""Options that a command gets as one value, and how paths are named."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from briefbook.actions.export import Extras, WordCopy
from briefbook.actions.template import letterhead_of
from briefbook.errors import ReadError

_T = TypeVar("_T")


class Place(click.Path):
    """A path as the command line names it; an empty one, from a variable that was not set, is refused."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path. What stands there is looked at where it is used, and told in our own words."""
        if value == "":
            self.fail("a path is empty. Name a file or folder.", param, ctx)
        return super().convert(value, param, ctx)


PATH = Place(path_type=Path, readable=False)


def beside(command: Callable[..., _T]) -> Callable[..., _T]:
    """The command with the options of what a book holds beside its papers, which it gets as one `extras`."""

    @click.option("--no-attachments", is_flag=True, help="Leave out of a PDF the programme for calendars.")
    @click.option(
        "--untagged", is_flag=True, help="Leave out of a PDF the structure for screen readers: a smaller file."
    )
    @click.option(
        "--dividers", is_flag=True, help="A divider before each tab of a binder, also where its plan has none."
    )
    @functools.wraps(command)
    def taking(*args: object, no_attachments: bool, untagged: bool, dividers: bool, **rest: object) -> _T:
        """What the command gives, called with the `extras` of these options."""
        return command(*args, extras=Extras(not no_attachments, not untagged, dividers), **rest)

    return taking


def in_word(command: Callable[..., _T]) -> Callable[..., _T]:
    """The command with the options of a DOCX, which it gets as one `copy`; it has `formats` too."""

    @click.option(
        "--template", type=PATH, metavar="FILE", help="An office's .docx or .dotx, round the body of the DOCX."
    )
    @click.option("--styles", type=PATH, metavar="FILE", help="A TOML file that names the template's styles for ours.")
    @click.option("--embed-fonts", is_flag=True, help="Put the fonts that the DOCX uses into it.")
    @functools.wraps(command)
    def taking(
        *args: object,
        template: Path | None,
        styles: Path | None,
        embed_fonts: bool,
        formats: tuple[str, ...],
        **rest: object,
    ) -> _T:
        """What the command gives, called with the `copy` of these options."""
        copy = word_copy(template, styles, embed=embed_fonts, formats=formats)
        return command(*args, copy=copy, formats=formats, **rest)

    return taking


def word_copy(template: Path | None, styles: Path | None, *, embed: bool, formats: tuple[str, ...]) -> WordCopy:
    """What is asked of the DOCX, its template read. Raises ReadError where there is none to be made."""
    asked = {"--template": template, "--styles": styles, "--embed-fonts": embed or None}
    named = next((name for name, value in asked.items() if value is not None), None)
    if named and formats and "docx" not in formats:
        raise ReadError("{option} concerns the DOCX. Leave it out, or add --format docx.", option=named)
    if styles is not None and template is None:
        raise ReadError("--styles needs the template whose styles it names. Add --template.")
    return WordCopy(letterhead_of(template, styles) if template else None, embed)
