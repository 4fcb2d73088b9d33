"""Imports point down: web -> search -> index -> corpus, and across packages through the door only."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "search", "web")


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return plain + [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) if node.module]


def faults(layer: str, modules: list[str]) -> list[str]:
    found = []
    for module in modules:
        package, _, inside = module.partition(".")
        if package in LAYERS and package != layer and (inside or LAYERS.index(package) > LAYERS.index(layer)):
            found.append(module)
    return found


def test_no_import_points_up_or_past_a_door() -> None:
    wrong = {
        str(path.relative_to(ROOT)): faults(layer, imports(path))
        for layer in LAYERS
        for path in sorted((ROOT / layer).rglob("*.py"))
    }
    assert {path: modules for path, modules in wrong.items() if modules} == {}


def test_the_check_sees_both_faults() -> None:
    assert faults("index", ["corpus", "search", "corpus.pages", "index.store", "json"]) == [
        "search",
        "corpus.pages",
    ]
