"""What must be true when the bot was killed again and again, and what it cost."""

from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass

from bot.keys import masters
from storage.sealed import Seals
from storage.vault.masters import Masters
from storage.vault.vault import Vault
from tests.crash.ordeal import Ordeal, rows
from tests.crash.reporters import REFERENCE, Reporter

_WORDS = "SELECT id, report_id, words FROM entry WHERE words IS NOT NULL ORDER BY id"
_ALERTS = (
    "SELECT alert.reference, person.account FROM alert JOIN report USING (id) JOIN person ON reporter_id = person.id"
)
_PARKED = "SELECT count(*) FROM inbox WHERE state = 'parked'"


@dataclass(frozen=True)
class Verdict:
    """`wrongs` says in plain words what was lost or disordered; the rest are figures.

    `doubles` are cards and receipts that came twice, `repeated_drafts` drafts: nobody is called out by those, and as
    many can be under way at once as people are writing.
    """

    wrongs: tuple[str, ...]
    reports: int
    kills: int
    alerts: int
    cards: int
    receipts: int
    doubles: int
    repeated_drafts: int

    def lines(self) -> list[str]:
        """For people to read."""
        figures = (
            f"{self.reports} reports, {self.kills} kills: {self.alerts} alerts, {self.cards} of them on the "
            f"caretaker's phone, {self.receipts} receipts with their reference, "
            f"{self.doubles} doubled cards or receipts, {self.repeated_drafts} repeated drafts."
        )
        return [figures, *(f"WRONG: {wrong}" for wrong in self.wrongs)]


def judge(ordeal: Ordeal) -> Verdict:
    """Compare what people wrote with what is in the database and on the phones."""
    alerts = dict[str, int](rows(ordeal.database, _ALERTS))
    cards = Counter(each for each in _references_on(ordeal) if each in alerts)
    receipts = Counter(each for reporter in ordeal.reporters for each in _receipts_of(reporter))
    doubles = cards.total() - len(cards) + receipts.total() - len(receipts)
    wrongs = (
        *_each_report_is_one_alert(ordeal, alerts),
        *(f"the card of {each} never reached the caretaker" for each in alerts if each not in cards),
        *_each_has_a_receipt(ordeal, alerts),
        *_words_are_in_order(ordeal),
        *(f"an error was logged: {line}" for line in ordeal.lives.errors()),
        *((f"{doubles} doubles from {ordeal.restarts} kills",) if doubles > ordeal.restarts else ()),
        *(("an update was parked",) if rows(ordeal.database, _PARKED)[0][0] else ()),
    )
    return Verdict(
        wrongs,
        ordeal.plan.reports,
        ordeal.restarts,
        alerts=len(alerts),
        cards=len(cards),
        receipts=len(receipts),
        doubles=doubles,
        repeated_drafts=_messages_to_reporters(ordeal) - receipts.total(),
    )


def _references_on(ordeal: Ordeal) -> list[str]:
    """Each reference that arrived on the caretaker's phone: a card names one, a doubled card names it again."""
    arrived = [each.message for each in ordeal.caretaker.events if each.change == "arrived" and each.message.from_bot]
    return [found[0] for message in arrived if (found := REFERENCE.search(message.words or ""))]


def _receipts_of(reporter: Reporter) -> list[str]:
    """The reference on each receipt, doubled ones twice."""
    return [found[0] for each in reporter.said_by_the_bot() if (found := REFERENCE.search(each.words or ""))]


def _messages_to_reporters(ordeal: Ordeal) -> int:
    """Each report leaves one message in its reporter's chat, the draft that became the receipt; and what is doubled."""
    return sum(len(each.said_by_the_bot()) for each in ordeal.reporters)


def _each_report_is_one_alert(ordeal: Ordeal, alerts: dict[str, int]) -> list[str]:
    found = Counter(alerts.values())
    return [
        f"{len(each.written)} reports of person {each.number} became {found[each.phone.owner.id]} alerts"
        for each in ordeal.reporters
        if found[each.phone.owner.id] != len(each.written)
    ]


def _each_has_a_receipt(ordeal: Ordeal, alerts: dict[str, int]) -> list[str]:
    shown = {each.phone.owner.id: each.references() for each in ordeal.reporters}
    return [
        f"the reporter of {reference} has no receipt"
        for reference, account in alerts.items()
        if reference not in shown[account]
    ]


def _words_are_in_order(ordeal: Ordeal) -> list[str]:
    kept: dict[int, list[str]] = defaultdict(list)
    with closing(_vault(ordeal)) as vault:
        seals = Seals(vault)
        for entry, report, words in rows(ordeal.database, _WORDS):
            kept[report].append(seals.unseal(words, "entry", "words", entry))
    wanted = Counter(tuple(report) for reporter in ordeal.reporters for report in reporter.written)
    found = Counter(tuple(report) for report in kept.values())
    return [
        *(f"lost or disordered: {report}" for report in wanted - found),
        *(f"kept, but never written so: {report}" for report in found - wanted),
    ]


def _vault(ordeal: Ordeal) -> Vault:
    settings = ordeal.lives.settings
    return Vault(settings.vault_path, Masters(masters(settings)))
