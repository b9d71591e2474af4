"""Promises about what people see: everything that can be said has words, and nobody sees what is not theirs."""

import pytest

from core.access.notices import AccessKind
from core.alerts.alert import Alert, Outcome
from core.alerts.caretaking import AskForOutcome, Close, Join, Take, add_note
from core.alerts.choosing import ChooseArea, StartGuided
from core.alerts.climbing.notices import ClimbingKind
from core.alerts.details import ShowDetails
from core.alerts.ending.notices import EndingKind
from core.alerts.files.notices import FileKind
from core.alerts.following import Withdraw
from core.alerts.hiding import Hide
from core.alerts.identity.notices import IdentityKind
from core.alerts.keeping_out.notices import KeepingOutKind
from core.alerts.message import Content
from core.alerts.missing_numbers import NumbersKind
from core.alerts.notices import AlertKind
from core.alerts.reading import Urgency
from core.alerts.standing_in.notices import StandingInKind
from core.alerts.talking.notices import TalkKind
from core.delivery.notices import OperatingKind
from core.informing.notices import InformingKind
from core.mornings.notices import MorningKind
from core.people.being_away.notices import AwayKind
from core.people.contact import ContactKind
from core.people.masking import MaskingKind
from core.people.notices import PeopleKind
from core.people.person import Role
from core.retention.notices import ErasureKind
from core.statistics.notices import StatisticsKind
from core.visits.notices import VisitKind
from handlers.cards import RENDERERS
from handlers.words import shown
from tests.unit.handlers.stage import Stage, has, labels_of, text_of

SECRET = "Fru Hansen i Energivej 14, 2. tv råber <b>hele</b> natten & græder"


def test_everything_that_can_be_said_has_a_renderer() -> None:
    assert set(RENDERERS) == {
        *AccessKind,
        *MaskingKind,
        *KeepingOutKind,
        *NumbersKind,
        *InformingKind,
        *IdentityKind,
        *ErasureKind,
        *EndingKind,
        *AlertKind,
        *AwayKind,
        *StandingInKind,
        *TalkKind,
        *ContactKind,
        *ClimbingKind,
        *FileKind,
        *OperatingKind,
        *PeopleKind,
        *StatisticsKind,
        *VisitKind,
        *MorningKind,
    }


async def test_the_card_reveals_nothing_about_the_resident(stage: Stage) -> None:
    caretaker = await stage.person(Role.CARETAKER, "Mette")
    staff = await stage.person(Role.PROPERTY_STAFF, "Ole")
    alert = await stage.reports(staff, SECRET, Urgency.ACUTE)
    card = await stage.sees(caretaker, AlertKind.CARD, alert.id)
    said = text_of(card)
    assert all(word in said for word in ("Akut – nu", "Energivej-området", "ejendomsfunktionær", alert.reference))
    assert not any(word in said for word in ("Hansen", "14,", "tv", "råber", "Råb", "Ole"))
    assert has(labels_of(card), "Jeg tager den", "Vis detaljer", "Luk")


async def test_a_card_that_was_taken_meanwhile_is_not_told_but_changes_where_it_stands(stage: Stage) -> None:
    mette, jens = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.CARETAKER, "Jens")
    alert = await stage.reports(await stage.person(Role.NEIGHBOUR), SECRET)
    await stage.does(mette, Take(alert.id))
    assert await stage.sees(jens, AlertKind.CARD, alert.id) is None
    changed = await stage.sees(jens, AlertKind.CARD_CHANGED, alert.id)
    assert "Mette tog den 13:00" in text_of(changed)
    assert not has(labels_of(changed), "Jeg tager den")
    assert not has(labels_of(changed), "Luk")
    assert has(labels_of(await stage.sees(mette, AlertKind.CARD_CHANGED, alert.id)), "Skriv note", "Luk")


async def test_the_secretariat_is_told_why_it_gets_a_card(stage: Stage) -> None:
    secretary = await stage.person(Role.SECRETARIAT, "Sigrid")
    neighbour = await stage.person(Role.NEIGHBOUR)
    alert = await stage.reports(neighbour, SECRET)
    card = await stage.sees(secretary, AlertKind.CARD, alert.id)
    assert "Ingen social vicevært kunne nås" in text_of(card)
    assert has(labels_of(card), "Jeg tager den")
    assert "Sekretariatet" in text_of(await stage.sees(neighbour, AlertKind.RECEIPT, alert.id))


@pytest.mark.parametrize(
    "kind", [AlertKind.CARD_CHANGED, AlertKind.DETAILS, AlertKind.CLOSING, AlertKind.REPORTER_SAYS]
)
@pytest.mark.parametrize("role", [Role.NEIGHBOUR, Role.PROPERTY_STAFF, Role.HOUSING_OFFICE])
async def test_who_may_not_act_on_alerts_is_shown_nothing(stage: Stage, kind: AlertKind, role: Role) -> None:
    await stage.person(Role.CARETAKER, "Mette")
    alert = await stage.reports(await stage.person(Role.NEIGHBOUR), SECRET)
    onlooker = await stage.person(role, "Ole")
    assert await stage.sees(onlooker, kind, alert.id, what="added") is None


async def test_a_receipt_and_a_status_are_for_the_reporter_alone_and_reveal_nothing(stage: Stage) -> None:
    await stage.person(Role.CARETAKER, "Mette")
    neighbour, other = await stage.person(Role.NEIGHBOUR), await stage.person(Role.NEIGHBOUR)
    alert = await stage.reports(neighbour, SECRET)
    receipt = await stage.sees(neighbour, AlertKind.RECEIPT, alert.id)
    assert f"{alert.reference} – Modtaget" in text_of(receipt)
    assert "Hansen" not in text_of(receipt)
    assert has(labels_of(receipt), "Tilføj", "Træk tilbage")
    assert await stage.sees(other, AlertKind.RECEIPT, alert.id) is None
    status = await stage.sees(neighbour, AlertKind.STATUS, alert.id, status="in_hand")
    assert text_of(status).startswith(f"{alert.reference}: I gang")


async def test_a_reporter_whom_nobody_can_hear_is_given_the_numbers(stage: Stage) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    alert = await stage.reports(neighbour, SECRET)
    said = text_of(await stage.sees(neighbour, AlertKind.RECEIPT, alert.id))
    assert all(number in said for number in ("112", "114", "70 11 31 31"))


async def test_what_was_withdrawn_shows_no_buttons_and_no_card(stage: Stage) -> None:
    mette, neighbour = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.NEIGHBOUR)
    alert = await stage.reports(neighbour, SECRET)
    await stage.does(neighbour, Withdraw(alert.id))
    receipt = await stage.sees(neighbour, AlertKind.RECEIPT, alert.id)
    assert "Trukket tilbage" in text_of(receipt)
    assert labels_of(receipt) == []
    assert await stage.sees(mette, AlertKind.CARD, alert.id) is None
    assert "Anmelderen trak den tilbage" in text_of(await stage.sees(mette, AlertKind.CARD_CHANGED, alert.id))


async def test_words_of_danger_say_112_first_and_let_the_reporter_correct_the_urgency(stage: Stage) -> None:
    await stage.person(Role.CARETAKER, "Mette")
    neighbour = await stage.person(Role.NEIGHBOUR)
    draft = await stage.writes(neighbour, "Han vil hoppe ud af vinduet nu og tage livet af sig")
    said = text_of(await stage.sees(neighbour, AlertKind.EMERGENCY, draft))
    assert said.splitlines()[0] == "Ring 112 nu."
    assert "70 201 201" in said
    await stage.does(neighbour, ChooseArea(draft, "vangdalen"))
    receipt = await stage.sees(neighbour, AlertKind.RECEIPT, draft)
    assert "Passer det ikke" in text_of(receipt)
    assert has(labels_of(receipt), "I dag", "Kan vente")


async def test_details_show_everything_as_typed_and_cannot_be_forwarded(stage: Stage) -> None:
    mette, ole = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.PROPERTY_STAFF, "Ole <i>")
    alert = await stage.reports(ole, SECRET)
    details = await stage.sees(mette, AlertKind.DETAILS, alert.id)
    assert details is not None
    assert details.protect
    assert all(said in text_of(details) for said in (SECRET, "Energivej 14, 2. tv", "Ole <i> (ejendomsfunktionær)"))


async def test_a_hidden_sender_is_named_nowhere(stage: Stage) -> None:
    mette, neighbour = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.NEIGHBOUR)
    draft = await stage.writes(neighbour, "Hun græder i Vangdalen 4")
    await stage.does(neighbour, Hide(draft, hidden=True))
    alert = await stage.reports(neighbour, "og det er hver nat")
    said = text_of(await stage.sees(mette, AlertKind.DETAILS, alert.id))
    assert "skjult afsender" in said
    assert "Vilma" not in said
    assert str(neighbour.account) not in said


async def test_the_longest_details_fit_telegrams_limit(stage: Stage) -> None:
    mette, ole = await stage.person(Role.CARETAKER, "M" * 64), await stage.person(Role.PROPERTY_STAFF, "O" * 64)
    alert = await stage.reports(ole, "& " * 890)
    await stage.does(mette, Take(alert.id))
    for _ in range(5):
        await stage.store.write(lambda work: add_note(alert.id, Content(900, words="n" * 80), mette, work))
    details = await stage.sees(mette, AlertKind.DETAILS, alert.id)
    assert details is not None
    assert 2000 < len(shown(details.text)) <= 4096


async def test_words_too_long_for_the_details_follow_in_full(stage: Stage) -> None:
    mette, ole = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.PROPERTY_STAFF, "Ole")
    long = "<" * 4096
    alert = await stage.reports(ole, long)
    await stage.does(mette, ShowDetails(alert.id))
    assert "nedenfor" in text_of(await stage.sees(mette, AlertKind.DETAILS, alert.id))
    entry = await stage.store.read(lambda work: work.journal.words_of(alert.id)[0].id)
    assert text_of(await stage.sees(mette, AlertKind.WORDS, alert.id, entry=entry)) == long


async def test_closing_offers_every_outcome_and_a_way_back(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    alert = await stage.reports(await stage.person(Role.NEIGHBOUR), SECRET)
    await stage.does(mette, AskForOutcome(alert.id))
    labels = labels_of(await stage.sees(mette, AlertKind.CLOSING, alert.id))
    assert len(labels) == len(Outcome) + 1
    assert has(labels, "Råd givet", "Dublet", "Overgivet til kommunen", "Tilbage")
    destinations = labels_of(await stage.sees(mette, AlertKind.DESTINATIONS, alert.id))
    assert has(destinations, "Den boligsociale enhed", "Andet", "Tilbage")


async def test_a_closed_card_says_who_how_and_when(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    alert = await stage.reports(await stage.person(Role.NEIGHBOUR), SECRET)
    await stage.does(mette, Close(alert.id, alert.version, Outcome.REFERRED, destination="doctor"))
    card = await stage.sees(mette, AlertKind.CARD_CHANGED, alert.id)
    assert "Du lukkede den 13:00: Henvist (Læge)" in text_of(card)
    jens = await stage.person(Role.CARETAKER, "Jens")
    assert "Mette lukkede den 13:00: Henvist (Læge)" in text_of(
        await stage.sees(jens, AlertKind.CARD_CHANGED, alert.id)
    )
    assert has(labels_of(card), "Vis detaljer", "Skriv note")


async def test_two_reports_from_one_place_can_be_joined_with_one_tap(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    first = await stage.reports(await stage.person(Role.NEIGHBOUR), "Hun græder, Energivej 14, 2. tv")
    second = await stage.reports(await stage.person(Role.NEIGHBOUR), "Råb fra Energivej 14, 2. tv")
    card = await stage.sees(mette, AlertKind.CARD, second.id)
    assert f"Måske samme sted som {first.reference}" in text_of(card)
    assert has(labels_of(card), "Saml dem")
    await stage.does(mette, Join(second.id, first.id))
    joined = await stage.sees(mette, AlertKind.CARD_CHANGED, second.id)
    assert f"Samlet med {first.reference}" in text_of(joined)


async def test_the_open_list_has_six_a_page_and_one_tap_to_each(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    alerts: list[Alert] = []
    for number in range(7):
        staff = await stage.person(Role.PROPERTY_STAFF, f"Ole {number}")
        alerts.append(await stage.reports(staff, "Hun græder"))
    first = await stage.sees(mette, AlertKind.OPEN_LIST, offset=0)
    assert "1–6 af 7" in text_of(first)
    assert has(labels_of(first), "Næste")
    last = await stage.sees(mette, AlertKind.OPEN_LIST, offset=600)
    assert alerts[6].reference in text_of(last)
    assert has(labels_of(last), "Forrige")


async def test_the_figures_fit_a_phone_and_add_up(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    for area in ("Hermann Stillingsvej", "Vangdalen"):
        await stage.reports(await stage.person(Role.PROPERTY_STAFF, "Ole"), f"Hun græder i {area}")
    said = await stage.sees(mette, StatisticsKind.FIGURES)
    assert said is not None
    table = said.text.split("<pre>")[1].split("</pre>")[0]
    assert max(len(line) for line in table.splitlines()) <= 34
    assert table.count("Uoplyst") == 5
    totals = [line.split()[-3:] for line in table.splitlines() if line.startswith("I alt")]
    assert totals == [["2", "2", "0"]] * 4 + [["0", "0", "0"]]
    assert await stage.sees(await stage.person(Role.PROPERTY_STAFF, "Ole"), StatisticsKind.FIGURES) is None


async def test_a_free_draft_asks_only_for_what_is_missing(stage: Stage) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    draft = await stage.writes(neighbour, "Hun græder")
    labels = labels_of(await stage.sees(neighbour, AlertKind.DRAFT, draft))
    assert has(labels, "Vangdalen", "Andet sted i RandersBolig", "Akut – nu", "I dag", "Kan vente", "Ret", "Fortryd")
    assert has(labels, "Skjul mit navn")
    await stage.writes(neighbour, "det er i Vangdalen")
    labels = labels_of(await stage.sees(neighbour, AlertKind.DRAFT, draft))
    assert not has(labels, "Vangdalen")
    assert has(labels, "Kan vente")


async def test_the_guided_lane_takes_a_written_area_and_goes_on(stage: Stage) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    await stage.does(neighbour, StartGuided("Vilma"))
    draft = await stage.writes(neighbour, "Vangdalen")
    labels = labels_of(await stage.sees(neighbour, AlertKind.DRAFT, draft))
    assert has(labels, "Videre", "Ret", "Fortryd")
