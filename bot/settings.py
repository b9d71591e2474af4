"""What the operator sets: environment variables that begin with OPGANG_, or the same names in a file `.env`."""

import base64
import re
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_KEY_BYTES = 32
_SQLITE = "sqlite:///"
_WEB_ADDRESS = re.compile(r"https?://[^\s/{}]+[^\s{}]*")
_SAFE_ADDRESS = re.compile(r"(https://[^\s/{}@]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)(/\S*)?")
_HOST_AND_PORT = re.compile(r"[^\s/\[\]]+:(\d{1,5})")
_HIGHEST_PORT = 65535
_HOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram allows."""


class Settings(BaseSettings):
    """One object, read once, never changed."""

    model_config = SettingsConfigDict(
        env_prefix="OPGANG_",
        env_file=".env",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr | None = Field(None, description="The bot's token, from BotFather.")
    telegram_url: str = Field("https://api.telegram.org", description="Root of the Bot API.")
    data: Path = Field(Path("data"), description="Folder for the database and the key file.")
    database_url: str | None = Field(
        None, description="sqlite:///PATH of the database, when it is not to be in the data folder."
    )
    keys: SecretStr | None = Field(
        None, description="Master keys, newest first, comma-separated base64 of 32 bytes; a key file when empty."
    )
    config: Path | None = Field(None, description="The town's TOML file; Randers when empty.")
    webhook_url: str | None = Field(None, description="Address at which Telegram reaches the bot; polling when empty.")
    webhook_secret: SecretStr | None = Field(None, description="Secret that Telegram sends along with each update.")
    listen: str = Field("127.0.0.1:8080", description="Host and port of the webhook.")
    heartbeat_url: SecretStr | None = Field(
        None, description="Address that is called each minute while all is well; it tells somebody else when it is not."
    )
    clock_offset: Path | None = Field(
        None, description="For exercises: a file with the number of seconds that the bot's clock is ahead."
    )

    @field_validator("telegram_url", "webhook_url")
    @classmethod
    def _is_a_web_address(cls, url: str | None) -> str | None:
        if url is not None and not _WEB_ADDRESS.fullmatch(url):
            raise ValueError("is not a web address; it begins with https://")
        return url

    @field_validator("telegram_url")
    @classmethod
    def _without_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @field_validator("data")
    @classmethod
    def _is_a_folder(cls, data: Path) -> Path:
        if data.exists() and not data.is_dir():
            raise ValueError(f"{data} is a file; name a folder, which is made when it is not there")
        return data

    @field_validator("database_url")
    @classmethod
    def _is_sqlite(cls, url: str | None) -> str | None:
        if url is not None and (not url.startswith(_SQLITE) or url in (_SQLITE, f"{_SQLITE}:memory:")):
            raise ValueError(
                f"this version keeps its data in SQLite only: write {_SQLITE} and the path of the file, "
                "or leave it empty; PostgreSQL comes later"
            )
        return url

    @field_validator("keys")
    @classmethod
    def _are_keys(cls, keys: SecretStr | None) -> SecretStr | None:
        if keys is not None:
            try:
                decoded_keys(keys.get_secret_value())
            except ValueError as error:
                raise ValueError(f"{error}; make one with: openssl rand -base64 {_KEY_BYTES}") from None
        return keys

    @field_validator("webhook_secret")
    @classmethod
    def _is_what_telegram_allows(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _HOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("must be 1 to 256 letters (A–Z, a–z), digits, _ or -")
        return secret

    @field_validator("heartbeat_url")
    @classmethod
    def _is_safe_on_its_way(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not _SAFE_ADDRESS.fullmatch(url.get_secret_value()):
            raise ValueError("is not an address that begins with https://; http:// is for this machine alone")
        return url

    @field_validator("listen")
    @classmethod
    def _is_host_and_port(cls, listen: str) -> str:
        found = _HOST_AND_PORT.fullmatch(listen)
        if found is None or int(found[1]) > _HIGHEST_PORT:
            raise ValueError("is not a host and a port, such as 127.0.0.1:8080")
        return listen

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> Self:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError(
                "OPGANG_WEBHOOK_URL needs OPGANG_WEBHOOK_SECRET: a long random word of your own, "
                "which Telegram sends along with each update"
            )
        return self

    @property
    def database_path(self) -> Path:
        """The file of the embedded database."""
        url = self.database_url
        return Path(url.removeprefix(_SQLITE)) if url else self.data / "opgang.sqlite3"

    @property
    def vault_path(self) -> Path:
        """The file of the vault, beside the database."""
        return self.database_path.with_name(f"{self.database_path.stem}.vault.sqlite3")


class SettingsFileError(Exception):
    """The file `.env` cannot be read; the text is for the operator."""


def read_settings() -> Settings:
    """What is set now; SettingsFileError when `.env` is no text."""
    try:
        return Settings()
    except UnicodeDecodeError:
        raise SettingsFileError("The file .env is not UTF-8 text. Save it as UTF-8.") from None


def decoded_keys(keys: str) -> tuple[bytes, ...]:
    """Master keys as written in the settings or the key file; ValueError when one is not 32 bytes in base64."""
    decoded = []
    for number, key in enumerate(keys.split(","), 1):
        try:
            raw = base64.b64decode(key.strip(), validate=True)
        except ValueError:
            raw = b""
        if len(raw) != _KEY_BYTES:
            raise ValueError(f"key {number} is not base64 of {_KEY_BYTES} bytes")
        decoded.append(raw)
    return tuple(decoded)
