"""What surrounds the code: the image, the lock files, the package, the documents and the CI script."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
NAMES = sorted(name.upper() for name in Settings.model_fields)
LOCKS = [f"requirements{name}.lock" for name in ("", "-dev", "-bench", "-fuzz")]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile: name and arguments, continued lines joined."""
    lines = re.sub(r"\\\n\s*", " ", read("Dockerfile")).splitlines()
    parts = (line.partition(" ") for line in lines if line.strip() and not line.startswith("#"))
    return [(name, rest) for name, _, rest in parts]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    start = max(index for index, (name, _) in enumerate(found) if name == "FROM")
    return found[start:]


def test_the_image_has_two_stages_of_a_named_slim_version() -> None:
    stages = [rest for name, rest in instructions() if name == "FROM"]
    assert len(stages) == 2
    assert all(re.match(r"python:3\.1[123]-slim\b", stage) for stage in stages)


def test_the_image_runs_as_somebody_without_rights() -> None:
    names = [name for name, _ in last_stage()]
    (user,) = (rest for name, rest in last_stage() if name == "USER")
    assert user == "10001"
    assert names.index("USER") < names.index("ENTRYPOINT")


def test_the_image_checks_its_health_and_stops_in_order() -> None:
    stage = dict(last_stage())
    assert '["python", "-m", "bot", "health"]' in stage["HEALTHCHECK"]
    assert stage["STOPSIGNAL"] == "SIGTERM"
    assert stage["ENTRYPOINT"].startswith("[")
    assert stage["VOLUME"] == "/data"


def test_nothing_builds_in_the_image_and_what_is_installed_is_held_against_hashes() -> None:
    everything = read("Dockerfile")
    assert "--require-hashes --only-binary :all:" in everything
    assert not re.search(r"apt-get|apk |gcc|build-essential|curl|ADD ", everything)
    assert not any("pip" in rest for _, rest in last_stage())


def test_no_secret_is_in_the_image() -> None:
    variables = " ".join(rest for name, rest in instructions() if name in ("ENV", "ARG"))
    assert not re.search(r"TOKEN|SECRET|PASSWORD|DATABASE_URL", variables)
    assert read(".dockerignore").splitlines()[1] == "*"
    assert "!.env" not in read(".dockerignore")


def test_every_file_that_the_image_copies_is_there_and_not_ignored() -> None:
    allowed = {line.removeprefix("!") for line in read(".dockerignore").splitlines() if line.startswith("!")}
    copied = {rest.split()[0] for name, rest in instructions() if name == "COPY" and "--from" not in rest}
    assert copied == allowed
    assert all((ROOT / path).exists() for path in copied)


def test_every_setting_is_in_the_readme_and_in_the_example() -> None:
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE))
    example = set(re.findall(r"^#?([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    assert sorted(table) == NAMES
    assert sorted(example) == NAMES


def test_the_example_can_be_used_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(read(".env.example"))
    assert Settings().telegram_bot_token is None


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked_with_hashes_and_no_host_is_named(lock: str) -> None:
    text = read(lock)
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = {re.split(r"[\[<>=;, ]", one)[0].lower().replace("_", "-") for one in project["dependencies"]}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))
    assert wanted <= locked
    assert len(re.findall(r"--hash=sha256:", text)) >= len(locked)
    assert "://" not in text


def test_the_package_holds_its_content() -> None:
    """Hatchling packs what git knows; the files that the program reads at run time must be among them."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is not a checkout of git")
    files = set(listed.stdout.splitlines())
    for name in (
        "knowledge/sources.yaml",
        "knowledge/caveats.yaml",
        "knowledge/topics.yaml",
        "knowledge/encoder/model.onnx",
        "knowledge/encoder/words.bin",
        "knowledge/encoder/tokenizer.json",
        "handlers/store/migrations/env.py",
        "handlers/store/migrations/versions/0001_tables.py",
    ):
        assert name in files


def test_the_wheel_holds_what_the_program_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("bot", "handlers", "knowledge"):
        read_at_run_time = {
            str(path.relative_to(ROOT))
            for path in (ROOT / folder).rglob("*")
            if path.suffix in {".py", ".yaml", ".mako", ".onnx", ".json"} and "__pycache__" not in path.parts
        }
        assert read_at_run_time <= names


@pytest.mark.parametrize("script", [".ci/run"])
def test_the_ci_script_is_executable_and_readable_to_bash(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    subprocess.run(["bash", "-n", path], check=True)
    assert "set -Eeuo pipefail" in path.read_text()
