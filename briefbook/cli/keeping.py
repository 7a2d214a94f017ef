"""The commands that keep a library safe: backups, and edits of other programs that are welcome."""

from pathlib import Path

import click

from briefbook.actions import backups, sources
from briefbook.cli.bars import progress
from briefbook.cli.commands import ask_passphrase
from briefbook.cli.options import PATH
from briefbook.errors import counted, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang
from briefbook.store.backup import copies_of
from briefbook.store.library import Library


@click.group()
def backup() -> None:
    """Make, list and restore verified copies of a library."""


@backup.command()
@click.argument("library", type=PATH)
@click.pass_obj
def make(tongue: Lang, library: Path) -> None:
    """Make a verified copy of LIBRARY; where nothing has changed since the newest, that one is named."""
    with progress(library.name) as tick:
        made = backups.backed_up(library, passphrase=ask_passphrase, tick=tick)
    click.echo(say(phrase("{path} is backed up to {copy}.", path=library, copy=made), tongue))


@backup.command("list")
@click.argument("library", type=PATH)
@click.pass_obj
def list_(tongue: Lang, library: Path) -> int:
    """List the backups of LIBRARY, the newest first: number, time (UTC), bytes, file; exit status 1 where none is."""
    found = copies_of(library, _asked_once())
    for number, copy in enumerate(found, 1):
        click.echo(f"{number}\t{copy.made:%Y-%m-%d %H:%M}\t{copy.size}\t{copy.path}")
    if not found:
        none = phrase("There is no backup of {path} on this computer. Name the file of one.", path=library)
        click.echo(say(none, tongue), err=True)
    return 0 if found else 1


@backup.command()
@click.argument("library", type=PATH)
@click.argument("named", metavar="[NUMBER|FILE]", default="")
@click.pass_obj
def restore(tongue: Lang, library: Path, named: str) -> None:
    """Put a backup in the place of LIBRARY, which nobody may have open: the newest, or one by number or file.

    The file that was there is kept beside it.
    """
    asked = _asked_once()
    copy = backups.backup_named(library, named, passphrase=asked)
    with progress(library.name) as tick:
        kept = backups.put_back(library, copy, passphrase=asked, tick=tick)
    click.echo(say(phrase("{path} is now as {copy} was.", path=library, copy=copy), tongue))
    if kept:
        click.echo(say(phrase("The file that was there is kept as {path}.", path=kept), tongue))


@click.command()
@click.argument("library", type=PATH)
@click.option("--yes", is_flag=True, help="Accept them; without it they are only listed.")
@click.pass_obj
def accept(tongue: Lang, library: Path, *, yes: bool) -> int:
    """List the records of LIBRARY that another program has changed, and accept them as they are now.

    Exit status 1 where there are some and --yes is not given.
    """
    with Library.open(library, passphrase=ask_passphrase(library), read_only=not yes) as held:
        found = sources.damage(held)
        for notice in found:
            click.echo(say(notice.phrase, tongue))
        if not found:
            click.echo(say(phrase("{path} is as Briefbook wrote it.", path=library), tongue))
            return 0
        if not yes:
            click.echo(say(phrase("Accept these records with --yes, or restore a backup."), tongue), err=True)
            return 1
        count = backups.accept_edits(held)
    click.echo(
        say(counted("{n} row is accepted as it is now.", "{n} rows are accepted as they are now.", n=count), tongue)
    )
    return 0


def _asked_once() -> sources.Asked:
    """Asks for the passphrase of the first sealed file and gives it for the others: they are copies of one library."""
    typed: list[str] = []

    def asked(path: Path) -> str | None:
        """The passphrase of the file, or None for a plain one."""
        if typed and sources.sealed(path):
            return typed[0]
        found = ask_passphrase(path)
        typed.extend(() if found is None else (found,))
        return found

    return asked
