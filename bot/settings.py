"""What the operator sets: environment variables that begin with OPGANG_, or the same names in a file `.env`."""

import base64
import binascii
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_KEY_BYTES = 32


class Settings(BaseSettings):
    """One object, read once, never changed."""

    model_config = SettingsConfigDict(
        env_prefix="OPGANG_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    telegram_token: SecretStr | None = Field(None, description="The bot's token, from BotFather.")
    telegram_url: str = Field("https://api.telegram.org", description="Root of the Bot API.")
    data: Path = Field(Path("data"), description="Folder for the database, the key, backups and attachments.")
    database_url: str | None = Field(None, description="SQLAlchemy URL; SQLite in the data folder when empty.")
    keys: SecretStr | None = Field(
        None, description="Master keys, newest first, comma-separated base64 of 32 bytes; a key file when empty."
    )
    config: Path | None = Field(None, description="The town's TOML file; Randers when empty.")
    webhook_url: str | None = Field(None, description="Address at which Telegram reaches the bot; polling when empty.")
    webhook_secret: SecretStr | None = Field(None, description="Secret that Telegram sends along with each update.")
    listen: str = Field("127.0.0.1:8080", description="Host and port of the webhook.")
    clock_offset: Path | None = Field(
        None, description="For exercises: a file with the number of seconds that the bot's clock is ahead."
    )

    @field_validator("telegram_url")
    @classmethod
    def _without_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @field_validator("keys")
    @classmethod
    def _are_keys(cls, keys: SecretStr | None) -> SecretStr | None:
        if keys is not None:
            decoded_keys(keys.get_secret_value())
        return keys

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> Self:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("OPGANG_WEBHOOK_URL needs OPGANG_WEBHOOK_SECRET")
        return self

    @property
    def database_path(self) -> Path:
        """The file of the embedded database."""
        url = self.database_url
        return Path(url.removeprefix("sqlite:///")) if url else self.data / "opgang.sqlite3"


def decoded_keys(keys: str) -> tuple[bytes, ...]:
    """Master keys as written in the settings or the key file; ValueError when one is not 32 bytes in base64."""
    decoded = []
    for number, key in enumerate(keys.split(","), 1):
        try:
            raw = base64.b64decode(key.strip(), validate=True)
        except binascii.Error:
            raw = b""
        if len(raw) != _KEY_BYTES:
            raise ValueError(f"key {number} is not base64 of {_KEY_BYTES} bytes")
        decoded.append(raw)
    return tuple(decoded)
