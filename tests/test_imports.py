"""The house has one direction: bot imports handlers imports knowledge."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOOR = {"knowledge": 0, "handlers": 1, "bot": 2}
FILES = [path for package in FLOOR for path in sorted((ROOT / package).rglob("*.py"))]
TELEGRAM_FREE = [path for path in FILES if path.relative_to(ROOT).parts[0] == "knowledge"]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_imported_from_a_higher_floor(path: Path) -> None:
    floor = FLOOR[path.relative_to(ROOT).parts[0]]
    higher = {name for name in imported(path) if FLOOR.get(name.split(".")[0], -1) > floor}
    assert not higher


@pytest.mark.parametrize("path", TELEGRAM_FREE, ids=lambda path: str(path.relative_to(ROOT)))
def test_knowledge_knows_no_telegram_no_network_and_no_database(path: Path) -> None:
    heads = {name.split(".")[0] for name in imported(path)}
    assert not heads & {"telegram", "httpx", "socket", "sqlalchemy", "asyncio", "starlette", "uvicorn"}
