"""Who may import whom: packages downwards and through their doors, wings by one table."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "search", "web", "command")
"""Each knows those before it."""

WINGS: dict[str, set[str]] = {
    "corpus.thai": {"allowance", "documents", "tables"},
    "corpus.criteria": {"documents", "thai"},
    "corpus.figures": {"documents", "thai"},
    "corpus.printed": {"allowance", "documents", "thai"},
    "corpus.repair": {"allowance", "documents", "printed", "tables", "thai"},
    "corpus.reading": {"documents", "errors", "printed", "refusals", "repair", "said", "thai"},
    "corpus.structure": {"allowance", "documents", "errors", "identity", "printed", "refusals", "said", "thai"},
    "index.model": {"durable", "errors", "offline"},
    "index.legs": {"offline"},
    "index.remote": {"errors", "items", "legs", "model", "store", "words"},
    "index.words": set(),
    "index.store": {"durable", "errors", "items", "legs", "passage_texts", "words"},
    "index.building": {"children", "errors", "items", "leftovers", "legs", "model", "passage_texts", "store", "words"},
    "search.query": {"errors"},
    "search.review": {"answer", "browse", "ranking", "sharing"},
    "search.sharing": {"answer"},
    "search.ranking": {"query", "results"},
    "search.browse": {"ranking", "results"},
    "search.answer": {"browse", "kept", "query", "ranking", "results"},
    "search.evaluation": {"engine", "errors", "ranking", "results"},
    "search.safekeeping": {"errors", "judging"},
    "search.judging": {"engine", "errors"},
    "web.api": {"context", "desk", "errors", "export", "finding", "guard", "parameters", "texts", "view"},
    "web.desk": {"errors"},
    "web.export": {"texts", "view"},
    "web.guard": {"context", "errors"},
    "web.pages": {
        "context",
        "desk",
        "errors",
        "export",
        "finding",
        "forms",
        "guard",
        "parameters",
        "picked",
        "pictures",
        "quality",
        "refusals",
        "texts",
        "view",
    },
    "web.texts": set(),
    "web.view": {"forms", "parameters", "texts"},
    "command.keeping": {"library", "progress", "source"},
    "command.measuring": {"options", "source"},
    "command.reports": {"options", "progress", "source"},
    "command.serving": {"source"},
    "command.program": {"cli", "signals"},
    "command.signals": set(),
}
"""Of each wing the wings and modules of its package that it knows: all that it may import beside packages below.

Modules that stand beside the wings are not in the table: they may import every wing."""


def name_module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return plain + [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) if node.module]


def faults(module: str, imported: list[str]) -> list[str]:
    """Those of `imported` that `module` may not import."""
    return [each for each in imported if each.split(".")[0] in PACKAGES and not is_allowed(module, each)]


def is_allowed(module: str, imported: str) -> bool:
    package, _, inside = imported.partition(".")
    own = module.split(".")[0]
    if package != own:
        return not inside and PACKAGES.index(package) < PACKAGES.index(own)
    if not inside:
        return False  # a module asks its neighbours, not the door of its own house
    wing, other = ".".join(module.split(".")[:2]), ".".join(imported.split(".")[:2])
    if wing == other:
        return True
    if other in WINGS and imported != other:
        return False  # past the wing's door
    return wing not in WINGS or inside.split(".")[0] in WINGS[wing]


def modules() -> dict[str, Path]:
    return {name_module(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}


def test_no_import_points_up_or_past_a_door() -> None:
    wrong = {module: faults(module, imports(path)) for module, path in modules().items()}
    assert {module: imported for module, imported in wrong.items() if imported} == {}


def test_the_table_names_every_wing_and_allows_nothing_that_is_not_used() -> None:
    used: dict[str, set[str]] = {}
    for module, path in modules().items():
        wing = ".".join(module.split(".")[:2])
        if (ROOT / wing.replace(".", "/")).is_dir() and "." in wing:
            others = {each.split(".")[1] for each in imports(path) if each.startswith(f"{wing.split('.')[0]}.")}
            used.setdefault(wing, set()).update(others - {wing.split(".")[1]})
    assert used == WINGS


def test_wings_have_no_circles() -> None:
    for wing in WINGS:
        package = wing.split(".")[0]
        reached, fresh = set[str](), {wing}
        while fresh:
            reached |= fresh
            fresh = {f"{package}.{each}" for known in fresh for each in WINGS.get(known, ())} - reached
            assert wing not in {f"{package}.{each}" for known in reached for each in WINGS.get(known, ())}


def test_the_check_sees_every_fault() -> None:
    assert faults(
        "index.model.graph", ["corpus", "search", "corpus.printed", "json", "index.errors", "index.store"]
    ) == [
        "search",
        "corpus.printed",
        "index.store",
    ]
    assert faults("corpus.contents", ["corpus.repair", "corpus.repair.lines", "corpus"]) == [
        "corpus.repair.lines",
        "corpus",
    ]


def test_no_module_is_long_and_no_folder_full() -> None:
    folders = [ROOT / package for package in (*PACKAGES, "benchmarks", "tests")]
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    assert {path.name: lines for path in paths if (lines := path.read_text("utf-8").count("\n")) > 300} == {}
    counts = {
        parent: sum(path.name != "__init__.py" for path in parent.glob("*.py")) for parent in {p.parent for p in paths}
    }
    assert {str(folder): count for folder, count in counts.items() if count > 12} == {}


OWNERS = {
    "pythainlp": "corpus.thai.words",
    "simplemma": "corpus.thai.english",
    "faiss": "index.legs.nearest",
    "pymilvus": "index.remote.milvus",
    "ray": "index.building.spreading.cluster",
    "docx": "web.export.word",
}
"""Libraries that one module alone imports, or the modules of one folder, so that what is peculiar to them stays in it.
Of bm25s `index.legs.stopwords` reads one file, and nothing imports the rest."""


def test_a_library_has_one_owner() -> None:
    for library, owner in OWNERS.items():
        users = {name for name, path in modules().items() if library in {each.split(".")[0] for each in imports(path)}}
        assert {owner if name.startswith(f"{owner}.") else name for name in users} == {owner}
    assert [
        name for name, path in modules().items() if any(each.split(".")[0] == "bm25s" for each in imports(path))
    ] == []


def test_no_module_imports_itself_through_others() -> None:
    known = modules()
    doors = {name for name, path in known.items() if path.name == "__init__.py"}
    needs = {name: {each for each in imports(path) if each in known} for name, path in known.items()}
    for module in known:
        reached, fresh = set[str](), needs[module]
        while fresh:
            reached |= fresh
            fresh = {each for name in fresh for each in needs[name]} - reached
        assert module not in reached, sorted(reached - doors)[:20]
