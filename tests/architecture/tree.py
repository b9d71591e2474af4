"""The repository as its rules see it: its files, without what is ignored."""

from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "core", "handlers", "scheduler", "simulator", "storage", "tests")
GENERATED = ROOT / "storage" / "migrations" / "versions"
"""Written by Alembic and never changed again, so its length is nobody's choice."""


def entries(folder: Path = ROOT) -> list[Path]:
    """What stands in a folder, without what .gitignore names and the history itself."""
    ignored = [".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text().split())]
    return sorted(path for path in folder.iterdir() if not any(fnmatch(path.name, pattern) for pattern in ignored))


def files(folder: Path = ROOT) -> list[Path]:
    """Every file below a folder."""
    found: list[Path] = []
    for path in entries(folder):
        found.extend(files(path) if path.is_dir() else [path])
    return found


def modules(*packages: str) -> list[Path]:
    """Every module written by hand in these packages."""
    return [
        path
        for package in packages
        for path in files(ROOT / package)
        if path.suffix == ".py" and GENERATED not in path.parents
    ]


def name(path: Path) -> str:
    """How a file is called in a message: relative to the repository."""
    return path.relative_to(ROOT).as_posix()
