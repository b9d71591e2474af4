"""What is written for people agrees with the program: settings, pages of decisions, links."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.architecture.tree import ROOT, files

_README = (ROOT / "README.md").read_text(encoding="utf-8")
_PAGES = sorted((ROOT / "docs" / "decisions").glob("*.md"))
_LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
_HEADINGS = ["Context", "Decision", "Consequences", "Rejected"]


def _settings() -> dict[str, tuple[str, str]]:
    """Each setting as the operator writes it: what it means, and its default ("" for none)."""
    return {
        f"OPGANG_{name.upper()}": (field.description or "", "" if field.default is None else str(field.default))
        for name, field in Settings.model_fields.items()
    }


def test_the_example_file_holds_every_setting_with_its_meaning_and_its_default() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    blocks = [f"# {meaning}\n{name}={default}\n" for name, (meaning, default) in _settings().items()]
    assert example.split("\n\n", 1)[1] == "\n".join(blocks)


def test_copying_the_example_file_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in _settings():
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".env").write_bytes((ROOT / ".env.example").read_bytes())
    monkeypatch.chdir(tmp_path)
    copied = Settings()
    assert copied.model_dump() == {name: field.default for name, field in Settings.model_fields.items()}


def test_the_readme_explains_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(OPGANG_\w+)` \| (.*?) \| (.*?) \|$", _README, re.MULTILINE)
    explained = {name: (meaning, default.strip("`")) for name, meaning, default in rows}
    assert explained == {name: (meaning, default or "none") for name, (meaning, default) in _settings().items()}


def test_every_link_between_the_papers_leads_somewhere() -> None:
    papers = [path for path in files() if path.suffix == ".md"]
    broken = [
        f"{paper.name}: {link}"
        for paper in papers
        for link in _LINK.findall(paper.read_text(encoding="utf-8"))
        if not (paper.parent / link).exists()
    ]
    assert broken == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(page.name[:4]) for page in _PAGES] == list(range(1, len(_PAGES) + 1))


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_a_decision_says_why_what_follows_and_what_was_rejected(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == _HEADINGS
