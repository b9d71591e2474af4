"""Opens the house: the data folder, its database and vault, the town and its clock; whatever runs stands on it."""

import secrets
from dataclasses import dataclass
from functools import partial

from bot.calling.apprising import Apprising
from bot.calling.phone_numbers import phone_number
from bot.clock import ExerciseClock, SystemClock
from bot.days_off import danish_days_off
from bot.keys import Keys, masters
from bot.settings import Settings
from bot.town import load as load_town
from core.alerts.reading import Gazetteer, Vocabulary, read
from core.kernel.clock import Clock
from core.kernel.ids import TimeOrderedIds
from core.kernel.town import Town
from core.kernel.working_time import WorkingTime
from storage.files.folder import AttachmentFolder
from storage.migrations.former import FormerSeals, former_keys
from storage.sealed import Seals
from storage.store import Store
from storage.unit_of_work import Surroundings
from storage.vault.masters import Masters
from storage.vault.vault import Vault


@dataclass(frozen=True)
class House:
    """What is the same whatever the process does: time, the town, the keys and the database."""

    settings: Settings
    clock: Clock
    town: Town
    keys: Keys
    vault: Vault
    store: Store


def house(settings: Settings, clock: Clock | None = None, town: Town | None = None) -> House:
    """Open (or make) the data folder and everything in it; clock and town are the settings' unless given."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    time = clock or (ExerciseClock(settings.clock_offset) if settings.clock_offset else SystemClock())
    town = town or load_town(settings.config)
    given = masters(settings)
    goes_on = settings.database_path.exists()
    vault = Vault(settings.vault_path, Masters(given), former_keys(given[0]) if goes_on else None)
    keys = Keys(vault.named)
    around = _surroundings(settings, time, town, keys, vault)
    if settings.database_path.parent.is_dir() and not settings.database_path.exists():
        settings.database_path.touch(mode=0o600)  # whatever the folder allows; what SQLite puts beside it is made alike
    return House(settings, time, town, keys, vault, Store(settings.database_path, around, FormerSeals(given)))


def _surroundings(settings: Settings, clock: Clock, town: Town, keys: Keys, vault: Vault) -> Surroundings:
    gazetteer, vocabulary = Gazetteer(town.areas), Vocabulary.shipped()
    return Surroundings(
        town=town,
        hours=WorkingTime(town.hours, town.zone, danish_days_off()),
        clock=clock,
        new_id=TimeOrderedIds(clock.now, secrets.randbits),
        chance=secrets.randbits,
        read=partial(read, gazetteer=gazetteer, vocabulary=vocabulary),
        code_of=keys.code_of,
        code_for=keys.code_for,
        phone_number=phone_number,
        address_label=Apprising(town.fallback).label,
        vault=vault,
        seals=Seals(vault),
        folder=AttachmentFolder(settings.data),
    )
