"""The command group, its exit statuses, and the one place that prints a refusal."""

import os
import sys
from collections.abc import Mapping, Sequence

import click
from click.exceptions import NoArgsIsHelpError

from briefbook import __version__
from briefbook.actions.exchange.folder import FolderFaults, listed
from briefbook.actions.files import unreachable
from briefbook.cli.commands import build, check, dump, export, import_, search
from briefbook.cli.keeping import accept, backup
from briefbook.cli.selftest import selftest
from briefbook.errors import BriefbookError, phrase
from briefbook.lang.phrases import say
from briefbook.lang.tongue import Lang

DONE, MUST_FIX, REFUSED = 0, 1, 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="'briefbook gui [LIBRARY]' opens the window; so does naming a .briefbook file alone.",
)
@click.version_option(__version__, prog_name="briefbook")
def group() -> None:
    """Briefing books for official visits: from records to numbered, printable pages."""


for command in (accept, backup, build, check, dump, export, import_, search, selftest):
    group.add_command(command)


def run(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Exit status of a command line: 0 done, 1 done with things that must be fixed, 2 refused.

    Refusals and faults are printed to standard error, in the language of the terminal.
    """
    lang = terminal_lang(environment)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = group.main(args=list(arguments), prog_name="briefbook", standalone_mode=False, obj=lang)
        return status if isinstance(status, int) else DONE
    except FolderFaults as refusal:
        for line in listed(refusal.faults, lang):
            click.echo(line, err=True)
        return REFUSED
    except BriefbookError as refusal:
        click.echo(say(refusal.phrase, lang), err=True)
        return REFUSED
    except NoArgsIsHelpError as wrong:
        wrong.show()
        return REFUSED
    except click.ClickException as wrong:
        click.echo(_usage(wrong), err=True)
        return REFUSED
    except click.Abort:
        click.echo(say(phrase("Stopped. No file was left half written."), lang), err=True)
        return REFUSED
    except OSError as wrong:
        # A place that nobody asked about before using it: a closed folder, no room for what is printed.
        click.echo(say(unreachable(wrong.filename or phrase("The output"), wrong).phrase, lang), err=True)
        return REFUSED


def _usage(wrong: click.ClickException) -> str:
    """One line on a command line that cannot be understood: command, what is wrong, where to look."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    path = context.command_path if context else "briefbook"
    return f"{path}: {' '.join(wrong.format_message().split())} See {path} --help."


def terminal_lang(environment: Mapping[str, str]) -> Lang:
    """Language of the terminal by its locale; English for any other."""
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    if named.startswith("fa"):
        return Lang.FA
    if named.startswith("sr"):
        return Lang.SR_LATN if "latin" in named.lower() else Lang.SR_CYRL
    return Lang.EN
