"""Promises about messages that are changed after they were written."""

from core.alerts.editing import Edit
from core.alerts.message import Content
from core.alerts.notices import AlertKind
from core.people.person import Role
from tests.unit.handlers.stage import Stage, text_of


async def test_changed_words_of_a_draft_are_read_anew(stage: Stage) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    draft = await stage.writes(neighbour, "Hun græder", message=50)
    await stage.does(neighbour, Edit(Content(50, words="Hun græder i Vangdalen")))
    assert "Område: Vangdalen" in text_of(await stage.sees(neighbour, AlertKind.DRAFT, draft))
    kept = await stage.store.read(lambda work: [entry.words for entry in work.journal.words_of(draft)])
    assert kept == ["Hun græder i Vangdalen"]


async def test_changed_words_of_a_sent_report_are_shown_as_a_correction(stage: Stage) -> None:
    mette, neighbour = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.NEIGHBOUR)
    alert = await stage.reports(neighbour, "Hun bor i Vangdalen 4")
    edited = Edit(Content(1, words="Hun bor i Vangdalen 14"))
    await stage.does(neighbour, edited)
    await stage.does(neighbour, edited)
    said = text_of(await stage.sees(mette, AlertKind.DETAILS, alert.id))
    assert "13:00: Hun bor i Vangdalen 4\n" in said
    assert said.count("(rettelse): Hun bor i Vangdalen 14") == 1


async def test_a_changed_message_that_belongs_to_nothing_changes_nothing(stage: Stage) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    await stage.does(neighbour, Edit(Content(99, words="hej")))
    assert await stage.store.read(lambda work: work.reports.drafts_of(neighbour.id)) == []
