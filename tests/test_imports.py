"""The house has one direction: bot imports handlers imports knowledge."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOOR = {"knowledge": 0, "handlers": 1, "bot": 2}
FILES = [path for package in FLOOR for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def floor_of(path: Path) -> int:
    return FLOOR[path.relative_to(ROOT).parts[0]]


def test_nothing_is_imported_from_a_higher_floor() -> None:
    assert len(FILES) > 100
    higher = {
        (str(path), name)
        for path in FILES
        for name in imported(path)
        if FLOOR.get(name.split(".")[0], -1) > floor_of(path)
    }
    assert not higher


def test_knowledge_knows_no_telegram_no_network_and_no_database() -> None:
    forbidden = {"telegram", "httpx", "socket", "sqlalchemy", "asyncio", "starlette", "uvicorn"}
    found = {
        (str(path), name)
        for path in FILES
        if floor_of(path) == 0
        for name in imported(path)
        if name.split(".")[0] in forbidden
    }
    assert not found
