"""The shape of the code: sizes, names, and the few things that no module may do.

Each rule is a function from one parsed module to the faults it sees; SPECIMENS holds, for each rule, a text that it
must refuse, so that no rule can go blind.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

MODULE_LINES = 400
FUNCTION_LINES = 50
PUBLIC_METHODS = 20

LATE_IMPORTS = {
    "briefbook/__main__.py",
    "briefbook/writers/table.py",
    "briefbook/store/engine.py",
    "briefbook/book/prose.py",
    "briefbook/actions/exchange/kinds.py",
    "briefbook/app/screens.py",
}
CATCH_ALL = {"briefbook/app/jobs.py", "briefbook/actions/apart.py"}
ANY_TYPE = {"briefbook/store/rows.py"}
ENGINE = "briefbook/store/engine.py"
EMPTY_WORDS = {
    "Manager",
    "Managers",
    "Helper",
    "Helpers",
    "Util",
    "Utils",
    "Utility",
    "Data",
    "Base",
    "Common",
}
NETWORK = {
    "socket",
    "ssl",
    "http.client",
    "http.server",
    "urllib.request",
    "ftplib",
    "smtplib",
    "webbrowser",
}
CONTAINERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
CHANGING = {
    "append",
    "extend",
    "insert",
    "remove",
    "pop",
    "clear",
    "update",
    "setdefault",
    "add",
    "discard",
    "popitem",
}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A parsed module; `name` is its path below the repository, with forward slashes."""

    name: str
    text: str
    tree: ast.Module


def functions(node: ast.AST) -> Iterator[FunctionNode]:
    return (inner for inner in ast.walk(node) if isinstance(inner, FunctionNode))


def classes(node: ast.AST) -> Iterator[ast.ClassDef]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.ClassDef))


def imported(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported below `node`."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from ((inner.lineno, alias.name) for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            module = "." * inner.level + (inner.module or "")
            yield inner.lineno, module
            yield from ((inner.lineno, f"{module}.{alias.name}") for alias in inner.names)


def long_modules(module: Module) -> Iterator[str]:
    lines = len(module.text.splitlines())
    if lines > MODULE_LINES:
        yield f"{lines} lines, at most {MODULE_LINES}"


def long_functions(module: Module) -> Iterator[str]:
    for function in functions(module.tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{function.lineno}: {function.name} has {lines} lines, at most {FUNCTION_LINES}"


def wide_classes(module: Module) -> Iterator[str]:
    for owner in classes(module.tree):
        methods = {item.name for item in owner.body if isinstance(item, FunctionNode) and not item.name.startswith("_")}
        if len(methods) > PUBLIC_METHODS:
            yield f"{owner.lineno}: {owner.name} has {len(methods)} public methods, at most {PUBLIC_METHODS}"


def late_imports(module: Module) -> Iterator[str]:
    if module.name in LATE_IMPORTS:
        return
    for function in functions(module.tree):
        for line, name in imported(function):
            yield f"{line}: import of {name} inside {function.name}"


def catch_alls(module: Module) -> Iterator[str]:
    """`BaseException` may be caught to undo half a work, if the handler ends by raising it again."""
    if module.name in CATCH_ALL:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else set()
            ends = node.body[-1]
            again = isinstance(ends, ast.Raise) and ends.exc is None
            if not node.type or "Exception" in caught or ("BaseException" in caught and not again):
                yield f"{node.lineno}: catches everything"
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            named = {ast.unparse(value) for value in node.args}
            yield from (f"{node.lineno}: suppresses {name}" for name in named & {"Exception", "BaseException"})


def run_time_asserts(module: Module) -> Iterator[str]:
    if module.name.startswith("briefbook/"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Assert):
                yield f"{node.lineno}: assert; optimised bytecode drops it"


def empty_names(module: Module) -> Iterator[str]:
    """Class names and module names that end in a word which says nothing."""
    words = [(0, Path(module.name).stem.strip("_").split("_")[-1].capitalize())]
    for owner in classes(module.tree):
        parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", owner.name)
        words.append((owner.lineno, parts[-1].capitalize() if parts else ""))
    for line, word in words:
        if word in EMPTY_WORDS:
            yield f"{line}: a name that ends in {word}"


def missing_docstrings(module: Module) -> Iterator[str]:
    def public(body: list[ast.stmt]) -> Iterator[FunctionNode | ast.ClassDef]:
        for item in body:
            if isinstance(item, FunctionNode | ast.ClassDef) and not item.name.startswith("_"):
                marks = {ast.unparse(mark).rpartition(".")[2] for mark in item.decorator_list}
                if not marks & {"overload", "override", "setter"}:
                    yield item
                if isinstance(item, ast.ClassDef):
                    yield from public(item.body)

    for item in public(module.tree.body):
        if not ast.get_docstring(item):
            yield f"{item.lineno}: {item.name} has no docstring"


def is_container(value: ast.expr | None) -> bool:
    """Whether `value` makes something that can be changed."""
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in CONTAINERS
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def module_state(module: Module) -> Iterator[str]:
    """Containers of a module are UPPER_CASE tables, filled where they are written and never changed."""
    tables: set[str] = set()
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_container(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            tables.update(names)
            for name in names:
                if not name.isupper() and name != "__all__":
                    yield f"{node.lineno}: {name} is a container of the module"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: global {', '.join(node.names)}"
        for name in changed_names(node):
            if name in tables:
                yield f"{getattr(node, 'lineno', 0)}: changes {name}"


def changed_names(node: ast.AST) -> Iterator[str]:
    """Names whose content `node` itself changes: `x[...] = `, `del x[...]`, `x.append(...)`."""
    match node:
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
            yield name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=verb)) if verb in CHANGING:
            yield name


def ways_around_the_transaction(module: Module) -> Iterator[str]:
    """`executescript`, `.conn.commit` and `with conn` commit on their own, behind the undo log."""
    if module.name == ENGINE:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            chain = ast.unparse(node)
            if node.attr == "executescript" or chain.endswith(("conn.commit", "connection.commit")):
                yield f"{node.lineno}: {chain}"
        elif isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                if ast.unparse(item.context_expr).rpartition(".")[2] in {"conn", "connection"}:
                    yield f"{node.lineno}: with {ast.unparse(item.context_expr)}"


def second_layout_engines(module: Module) -> Iterator[str]:
    for line, name in imported(module.tree):
        if name == "reportlab.platypus" or name.startswith("reportlab.platypus."):
            yield f"{line}: {name}; pages are laid out by our own engine"


def connections(module: Module) -> Iterator[str]:
    for line, name in imported(module.tree):
        if name in NETWORK:
            yield f"{line}: {name}; the program opens no connection"


def any_types(module: Module) -> Iterator[str]:
    qt_model = module.name.startswith("briefbook/app/") and module.name.endswith("/model.py")
    if module.name.startswith("briefbook/") and module.name not in ANY_TYPE and not qt_model:
        for line, name in imported(module.tree):
            if name == "typing.Any":
                yield f"{line}: Any"


def unfinished_work(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.text.splitlines(), start=1):
        if re.search(r"#.*\b(TODO|FIXME|XXX)\b|\bNotImplementedError\b", line):
            yield f"{number}: unfinished"


Rule = Callable[[Module], Iterator[str]]
SPECIMENS: tuple[tuple[Rule, str], ...] = (
    (long_modules, "x = 1\n" * (MODULE_LINES + 1)),
    (long_functions, "def read():\n" + "    x = 1\n" * FUNCTION_LINES),
    (long_functions, 'async def read():\n    """Say.\n' + "\n" * FUNCTION_LINES + '    """\n'),
    (wide_classes, "class Shelf:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(PUBLIC_METHODS + 1))),
    (
        wide_classes,
        "class Shelf:\n" + "".join(f"    @property\n    def m{n}(self): ...\n" for n in range(PUBLIC_METHODS + 1)),
    ),
    (late_imports, "def read():\n    import docx"),
    (late_imports, "class Shelf:\n    def read(self):\n        from docx import Document"),
    (catch_alls, "try:\n    x = 1\nexcept Exception:\n    raise"),
    (catch_alls, "try:\n    x = 1\nexcept:\n    x = 2"),
    (catch_alls, "try:\n    x = 1\nexcept (OSError, Exception) as fault:\n    x = 2"),
    (catch_alls, "try:\n    x = 1\nexcept BaseException:\n    x = 2"),
    (catch_alls, "with contextlib.suppress(Exception):\n    x = 1"),
    (run_time_asserts, "assert True"),
    (empty_names, "class ShelfManager: ..."),
    (empty_names, "class PDFData: ..."),
    (missing_docstrings, "def read(): ..."),
    (missing_docstrings, "class Shelf: ..."),
    (missing_docstrings, 'class Shelf:\n    """One shelf."""\n    def read(self): ...'),
    (module_state, "seen = {}"),
    (module_state, "seen: list[str] = []"),
    (module_state, "SEEN = {}\ndef read(key):\n    SEEN[key] = 1"),
    (module_state, "SEEN = set()\ndef read(key):\n    SEEN.add(key)"),
    (module_state, "x = 1\ndef read():\n    global x\n    x = 2"),
    (ways_around_the_transaction, "def save(db):\n    db.conn.commit()"),
    (ways_around_the_transaction, "def save(db):\n    with db.conn:\n        pass"),
    (ways_around_the_transaction, "def save(conn):\n    conn.executescript('')"),
    (second_layout_engines, "from reportlab.platypus import Table"),
    (second_layout_engines, "from reportlab import platypus"),
    (connections, "import urllib.request"),
    (connections, "from http import client"),
    (any_types, "from typing import Any"),
    (unfinished_work, "x = 1  # TODO: finish"),
    (unfinished_work, "raise NotImplementedError"),
)
RULES: tuple[Rule, ...] = tuple(dict.fromkeys(rule for rule, _ in SPECIMENS))


def parsed(name: str, text: str) -> Module:
    return Module(name, text, ast.parse(text))


@pytest.fixture(scope="module")
def modules() -> tuple[Module, ...]:
    paths = sorted(path for room in ("briefbook", "tools") for path in (REPOSITORY / room).rglob("*.py"))
    return tuple(parsed(path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")) for path in paths)


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_the_code_keeps_the_rule(rule: Rule, modules: tuple[Module, ...]) -> None:
    assert [f"{module.name}:{fault}" for module in modules for fault in rule(module)] == []


@pytest.mark.parametrize(
    ("rule", "text"), SPECIMENS, ids=[f"{number} {rule.__name__}" for number, (rule, _) in enumerate(SPECIMENS)]
)
def test_the_rule_refuses_its_specimen(rule: Rule, text: str) -> None:
    assert list(rule(parsed("briefbook/book/specimen.py", text)))


@pytest.mark.parametrize("name", ["briefbook/book/helpers.py", "tools/data.py", "briefbook/app/point_manager.py"])
def test_a_module_name_that_says_nothing_is_refused(name: str) -> None:
    assert list(empty_names(parsed(name, "")))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (late_imports, "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import docx"),
        (catch_alls, "try:\n    x = 1\nexcept BaseException:\n    x = 2\n    raise"),
        (empty_names, "class Metadata: ...\nclass DataSheet: ..."),
        (module_state, "PAPERS = {'cover': 1}\ndef read():\n    papers = {}\n    papers['x'] = PAPERS['cover']"),
        (missing_docstrings, "def _read(): ...\nclass _Shelf:\n    def read(self): ..."),
        (ways_around_the_transaction, "def save(library):\n    with library.transaction('Edit'):\n        pass"),
    ],
)
def test_the_rule_lets_good_code_pass(rule: Rule, text: str) -> None:
    assert list(rule(parsed("briefbook/book/specimen.py", text))) == []


@pytest.mark.parametrize("name", sorted(LATE_IMPORTS))
def test_the_named_places_may_import_late(name: str) -> None:
    assert list(late_imports(parsed(name, "def read():\n    import docx"))) == []
