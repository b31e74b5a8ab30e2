"""The environment: what is read, what is refused, and that no secret is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.early_settings import SettingsError, cache_dir
from bot.settings import Settings, read_all

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def refused() -> list[str]:
    with pytest.raises(SettingsError) as error:
        read_all()
    return str(error.value).split("\n")


def test_without_anything_set_the_defaults_work_in_a_terminal() -> None:
    settings = read_all()
    assert settings.telegram_bot_token is None
    assert settings.telegram_base_url == "https://api.telegram.org"
    assert settings.store_url == f"sqlite:///{Path('data/bot.db').resolve()}"
    assert (settings.host, settings.port, settings.log_format) == ("127.0.0.1", None, "text")


def test_a_missing_token_says_where_to_get_one() -> None:
    with pytest.raises(SettingsError, match="@BotFather"):
        _ = read_all().token


def test_every_fault_is_told_at_once_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {
        "TELEGRAM_BOT_TOKEN": "secret-but-wrong",
        "TELEGRAM_BASE_URL": "ftp://example.org",
        "WEBHOOK_URL": "https://bot.example.org",
        "PORT": "70000",
        "DATABASE_URL": "mysql://u:secret-but-wrong@h/d",
        "LOG_LEVEL": "loud",
        "LOG_FORMAT": "xml",
    }
    for name, value in bad.items():
        monkeypatch.setenv(name, value)
    lines = refused()
    assert {line.split(":")[0] for line in lines} == {*bad, "WEBHOOK_SECRET"} - {"WEBHOOK_URL"}
    assert "secret-but-wrong" not in "\n".join(lines)


@pytest.mark.parametrize(
    "token", ["987654321", ":abcdef", "abc:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", f"{TOKEN} x"]
)
def test_a_malformed_token_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    (line,) = refused()
    assert line.startswith("TELEGRAM_BOT_TOKEN: is not a token")
    assert token not in line


@pytest.mark.parametrize("url", ["", "host", "https://", "https://h?x=1", "https://h#x"])
def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TELEGRAM_BASE_URL", url)
    if not url:
        assert read_all().telegram_base_url == "https://api.telegram.org"
    else:
        assert refused() == ["TELEGRAM_BASE_URL: must look like https://host or https://host/path"]


@pytest.mark.parametrize("secret", ["with space", "ü", "a" * 257])
def test_a_webhook_secret_that_telegram_would_refuse_is_refused(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", secret)
    (line,) = refused()
    assert line.startswith("WEBHOOK_SECRET: may have")
    assert secret not in line


def test_a_webhook_secret_that_can_be_guessed_is_refused_where_the_world_can_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", "a" * 15)
    assert refused()[0].startswith("WEBHOOK_SECRET: must have 16 characters or more")
    monkeypatch.setenv("TELEGRAM_BASE_URL", "http://127.0.0.1:8081")
    assert read_all().webhook_secret is not None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://bot.example.org", "must begin with https"),
        ("https://bot.example.org/metrics", "another path"),
        ("https://bot.example.org/privacy/", "another path"),
    ],
)
def test_a_webhook_that_could_not_work_is_refused(monkeypatch: pytest.MonkeyPatch, url: str, told: str) -> None:
    monkeypatch.setenv("WEBHOOK_URL", url)
    monkeypatch.setenv("WEBHOOK_SECRET", "a" * 16)
    (line,) = refused()
    assert line.startswith("WEBHOOK_URL: must")
    assert told in line
    if "http:" in url:
        monkeypatch.setenv("TELEGRAM_BASE_URL", "http://127.0.0.1:8081")
        assert read_all().webhook_url == url


def test_a_file_dot_env_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        f"TELEGRAM_BOT_TOKEN={TOKEN}\nPORT=81\nSOMETHING_ELSE=1\nDATA_DIR=elsewhere\n"
    )
    monkeypatch.setenv("PORT", "82")
    settings = read_all()
    assert (settings.token, settings.port) == (TOKEN, 82)
    assert cache_dir() == settings.cache_dir == Path("elsewhere/cache")


@pytest.mark.parametrize(
    ("variables", "file"),
    [
        ({}, None),
        ({"DATA_DIR": "here"}, None),
        ({"data_dir": "here"}, "DATA_DIR=there\n"),
        ({"DATA_DIR": ""}, "data_dir='th ere'\n"),
        ({"PLACE": "deep"}, "DATA_DIR=${PLACE}/er\n"),
        ({}, "DATA_DIR=\n"),
        ({}, "DATA_DIR\n"),
        ({"DATA_DIR": "~/bot"}, None),
        ({}, "DATA_DIR=~/bot\n"),
    ],
)
def test_commands_for_the_terminal_find_the_data_folder_of_the_bot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variables: dict[str, str], file: str | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    if file is not None:
        (tmp_path / ".env").write_text(file)
    assert cache_dir() == read_all().cache_dir


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "token").write_text(TOKEN)
    monkeypatch.setenv("DATA_DIR", "~/bot")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", "~/token")
    settings = read_all()
    assert cache_dir() == settings.cache_dir == tmp_path / "bot" / "cache"
    assert (settings.store_url, settings.token) == (f"sqlite:///{tmp_path}/bot/bot.db", TOKEN)


def test_the_home_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "~nobody-of-this-name/bot")
    assert refused() == ["DATA_DIR: no home folder is known for ~nobody-of-this-name: name the whole path"]
    with pytest.raises(SettingsError, match="DATA_DIR: no home folder"):
        cache_dir()


def test_a_file_dot_env_that_is_no_text_is_told_by_every_command(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DATA_DIR=\xff\xfe\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        cache_dir()
    assert refused()[0].startswith(".env: cannot be read")


def test_the_token_can_come_from_a_secret_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(f"{TOKEN}\n")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(path))
    assert read_all().token == TOKEN


@pytest.mark.parametrize("content", [None, "", "no token"])
def test_a_secret_file_without_a_token_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "token"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(path))
    (line,) = refused()
    assert line.startswith("TELEGRAM_BOT_TOKEN_FILE:")


def test_secrets_do_not_show_in_the_settings_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hidden@h/d")
    shown = repr(read_all()) + str(read_all())
    assert TOKEN not in shown
    assert "hidden" not in shown
