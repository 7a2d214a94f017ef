"""The project itself: pinned versions, no addresses, the two commands, licences of everything shipped."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools import fonts

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")
FONTS = REPOSITORY / "resources" / "fonts"

# Addresses of package indexes, paths of one machine, the lock file that records addresses.
FORBIDDEN = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org"
    r"|(?<![\w-])--(?:extra-)?index-url|--find-links"
    r"|(?<![\w.)}\]*/-])/(?:work|root|home|Users)/"
    r"|uv\.lock"
)
# .gitignore keeps the lock file out by its name; the patterns stand here.
MAY_NAME_THEM = {".gitignore", "tests/test_project.py"}


def same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, Requirement]:
    logical = PINS.replace("\\\n", " ")
    lines = [line for line in logical.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = [Requirement(line.partition("--hash")[0].strip()) for line in lines]
    return {same_name(requirement.name): requirement for requirement in found}


def demanded() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(text) for group in (PROJECT["dependencies"], *extras) for text in group]


def repository_files() -> list[Path]:
    """Files that are committed or would be. Without git, as in a released archive: what no tool has made."""
    if not (git := shutil.which("git")) or not (REPOSITORY / ".git").exists():
        made = re.compile(r"(^|/)(\.(?!ci/|github/|gitignore)|__pycache__/|(out|build|dist)/)")
        every = (path for path in REPOSITORY.rglob("*") if not made.search(path.relative_to(REPOSITORY).as_posix()))
        return [path for path in every if path.is_file()]
    listed = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    paths = (REPOSITORY / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def test_every_requirement_is_one_version_with_hashes() -> None:
    entries = re.split(r"\n(?=[a-zA-Z])", PINS.strip())
    loose = [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
    assert loose == []
    assert len(entries) == len(pinned())


def test_the_pins_hold_no_address() -> None:
    assert not re.search(r"http|--index-url|--find-links|git\+|@ ", PINS)


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    pins = pinned()
    outside = [
        str(wanted)
        for wanted in demanded()
        if not wanted.specifier.contains(next(iter(pins[same_name(wanted.name)].specifier)).version)
    ]
    assert outside == []


def test_every_dependency_earns_its_place_in_writing() -> None:
    page = text_of("docs/design/dependencies.md")
    assert [wanted.name for wanted in demanded() if f"`{wanted.name}`" not in page] == []


def test_no_file_names_an_index_a_machine_path_or_a_lock_file() -> None:
    found = []
    for path in repository_files():
        name = path.relative_to(REPOSITORY).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if name not in MAY_NAME_THEM:
            found += [
                f"{name}:{number}: {line.strip()[:80]}"
                for number, line in enumerate(text.splitlines(), start=1)
                if FORBIDDEN.search(line)
            ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    ["https://pypi.org/simple", "pip install --index-url x", 'open("/work/main")', "see /root/notes", "uv.lock"],
)
def test_the_forbidden_words_are_seen(line: str) -> None:
    assert FORBIDDEN.search(line)


@pytest.mark.parametrize("line", ["uv pip compile --no-emit-index-url", "a/work/of", "book/home/x"])
def test_ordinary_words_are_not_forbidden(line: str) -> None:
    assert not FORBIDDEN.search(line)


def test_no_lock_file_is_in_the_repository() -> None:
    assert [path for path in repository_files() if path.name == "uv.lock"] == []


def test_the_ci_runs_make_test() -> None:
    script = REPOSITORY / ".ci" / "run"
    assert re.search(r"^make test$", script.read_text(encoding="utf-8"), re.MULTILINE)
    assert script.stat().st_mode & 0o111


@pytest.mark.parametrize("word", ["setup", "demo", "test", "phrases", "gallery", "bench", "pins"])
def test_both_make_files_know_the_word(word: str) -> None:
    assert re.search(rf"^{word}:", text_of("Makefile"), re.MULTILINE)
    assert re.search(rf"^:{word}$", text_of("make.bat"), re.MULTILINE)


@pytest.mark.parametrize("make_file", ["Makefile", "make.bat"])
def test_make_runs_only_tools_that_exist(make_file: str) -> None:
    named = re.findall(r"(?:\$\(PY\)|%PY%) ((?:tools|tests)\.\w+)", text_of(make_file))
    missing = [
        name
        for name in named
        if not (REPOSITORY / f"{name.replace('.', '/')}.py").exists()
        and not (REPOSITORY / name.replace(".", "/") / "__main__.py").exists()
    ]
    assert named
    assert missing == []


def test_make_test_checks_and_tests() -> None:
    recipe = text_of("Makefile").partition("\ntest: setup\n")[2].partition("\n\n")[0]
    assert [line.split()[-1] for line in recipe.splitlines()] == ["tools.system_libraries", "tools.check", "pytest"]


def test_the_readme_names_the_two_commands() -> None:
    readme = text_of("README.md")
    assert "make demo" in readme
    assert "make test" in readme


def test_the_changelog_begins_with_this_version() -> None:
    first = re.search(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert first
    assert first[1] == PROJECT["version"]


def test_the_licence_is_the_one_that_the_package_declares() -> None:
    assert PROJECT["license"] == "MIT"
    assert text_of("LICENSE").startswith("MIT License")
    assert "Briefbook contributors" in text_of("LICENSE")


def test_every_font_is_the_file_of_its_source() -> None:
    assert list(fonts.faults()) == []


def test_every_font_has_its_row_and_its_licence() -> None:
    table = [line for line in text_of("resources/fonts/README.md").splitlines() if line.startswith("| `")]
    rows = {cells[0].strip("` "): cells for cells in (line.strip("|").split("|") for line in table)}
    assert rows.keys() == {path.name for path in FONTS.glob("*.ttf")}
    for name, cells in rows.items():
        licence = FONTS / cells[-1].strip("` ")
        text = licence.read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text, name
        assert cells[1].strip().removesuffix(" FD").split()[0].lower() in text.lower(), name


def test_every_resource_folder_says_what_it_is_and_under_which_licence() -> None:
    resources = REPOSITORY / "resources"
    folders = {
        path.relative_to(resources).parts[0]
        for path in repository_files()
        if path.is_relative_to(resources) and len(path.relative_to(resources).parts) > 1
    }
    silent = [
        folder
        for folder in sorted(folders)
        if not any((resources / folder).glob("README*")) and not any((resources / folder).glob("LICEN[CS]E*"))
    ]
    assert "fonts" in folders
    assert silent == []
