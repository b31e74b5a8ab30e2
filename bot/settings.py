"""The environment, checked: every fault is told at once, by the name of its variable."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.early_settings import DATA_DIR, FILE, SettingsError, at_home, cache_in, unreadable

TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,80}")
DEFAULT_PORT = 8080
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
SHORTEST_SECRET = 16
TELEGRAM = "https://api.telegram.org"
PAGES = ("/healthz", "/readyz", "/metrics", "/privacy")
"""Where the pages of the bot are, so that a webhook cannot be."""
HOW_TO_GET_ONE = "send /newbot to @BotFather on Telegram, and put the token into TELEGRAM_BOT_TOKEN"


def _plain_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must look like https://host or https://host/path")
    return url.rstrip("/")


Url = Annotated[str, AfterValidator(_plain_url)]
Place = Annotated[Path, AfterValidator(at_home)]
Level = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


class Settings(BaseSettings):
    """What the bot on Telegram needs. ``data_dir`` holds the database and the cache of sentence vectors."""

    model_config = SettingsConfigDict(
        env_file=FILE, env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    data_dir: Place = Path(DATA_DIR)
    telegram_bot_token: SecretStr | None = None
    telegram_bot_token_file: Place | None = None
    telegram_base_url: Url = TELEGRAM
    database_url: SecretStr | None = None
    webhook_url: Url | None = None
    webhook_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    log_level: Annotated[Level, NoDecode] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError(f"is not a token such as 123456789:AAH...; {HOW_TO_GET_ONE}")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr | None) -> SecretStr | None:
        """Looked at where one is set: what knows databases takes a moment to import."""
        if value is not None:
            from handlers.store.database import database_url
            from handlers.store.records import StoreError

            try:
                database_url(value.get_secret_value())
            except StoreError as error:
                raise ValueError(str(error).removeprefix("DATABASE_URL: ")) from None
        return value

    @field_validator("webhook_url")
    @classmethod
    def _webhook(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            return value
        if urlsplit(value).path in PAGES:
            raise ValueError(f"must have another path than the pages of the bot ({', '.join(PAGES)})")
        if info.data.get("telegram_base_url") == TELEGRAM and not value.startswith("https:"):
            raise ValueError("must begin with https: Telegram sends updates to no other address")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is None and info.data.get("webhook_url"):
            raise ValueError("is needed with WEBHOOK_URL; make one up, e.g. openssl rand -hex 32")
        if value is not None and not SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("may have 1 to 256 of the characters A-Z a-z 0-9 _ -")
        in_public = info.data.get("telegram_base_url") == TELEGRAM
        if value is not None and in_public and len(value.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(
                f"must have {SHORTEST_SECRET} characters or more, for whoever guesses it is believed"
            )
        return value

    @property
    def cache_dir(self) -> Path:
        """Where vectors are kept between starts; it may be deleted at any time."""
        return cache_in(self.data_dir)

    @property
    def token(self) -> str:
        """The bot's token. Raises SettingsError where there is none."""
        if self.telegram_bot_token is None:
            raise SettingsError(f"TELEGRAM_BOT_TOKEN: is missing; {HOW_TO_GET_ONE}")
        return self.telegram_bot_token.get_secret_value()

    @property
    def store_url(self) -> str:
        """The address of the database: the one that is set, or SQLite in the data folder."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_dir / 'bot.db').resolve()}"


def _read() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_fault(one) for one in error.errors(include_input=False))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(error) from None


def read_all() -> Settings:
    """The settings from the environment and ``.env``, the token from its file where one is named.

    Raises SettingsError with every fault.
    """
    settings = _read()
    if settings.telegram_bot_token is None and settings.telegram_bot_token_file is not None:
        return settings.model_copy(update={"telegram_bot_token": _from_file(settings.telegram_bot_token_file)})
    return settings


def _from_file(path: Path) -> SecretStr:
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"TELEGRAM_BOT_TOKEN_FILE: cannot be read: {error}") from None
    if not TOKEN.fullmatch(token):
        raise SettingsError(f"TELEGRAM_BOT_TOKEN_FILE: holds no token; {HOW_TO_GET_ONE}")
    return SecretStr(token)


def _fault(error: Any) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    return f"{name}: {message}" if name else message
