"""What is kept about somebody and who has looked at it, as it may be handed out to them."""

from collections.abc import Sequence
from typing import TypeVar

from core.access.pages import pages_of_looks, pages_of_words
from core.access.statement import Statement, Until, about_reporter, about_resident
from core.kernel.missing import Missing
from core.people.rights import Action, Relation, may
from handlers.cards.privacy.somebody import somebody_told
from handlers.cards.privacy.statement import line_of_look, line_of_words, matter_told
from handlers.cards.scene import Scene, lines
from handlers.message import Message

P = TypeVar("P")


def ask_why(scene: Scene) -> Message:
    """How to ask, with the reason behind."""
    scene.insist(Action.GIVE_ACCESS)
    _, reference = scene.words, scene.work.alerts.get(scene.about).reference
    return Message(
        lines(
            _("Why is it to be handed out? The reason is kept in the log of who looked."),
            _("Write it behind the reference, for example:"),
            _("<code>/indsigt {reference} the resident asked for it by letter</code>", reference=reference),
        )
    )


def read_it_first(scene: Scene) -> Message:
    """What a machine cannot do."""
    scene.insist(Action.GIVE_ACCESS)
    _, reference = scene.words, scene.work.alerts.get(scene.about).reference
    return Message(
        lines(
            _("📂 <b>What is kept about {reference}, for the resident</b>", reference=reference),
            _("Whoever reported it, telephone numbers and e-mail addresses are masked: ▮▮▮."),
            _("Read it through before you hand it out: words can give away who wrote them, and name others."),
            _("Pictures and recordings are not shown here: see the details."),
        )
    )


def matter(scene: Scene) -> Message:
    """One report and what became of it."""
    return Message(matter_told(_part(_of_resident(scene).matters, scene), scene), protect=True)


def words(scene: Scene) -> Message:
    """Some of the words."""
    return _words(_of_resident(scene), scene)


def looks(scene: Scene) -> Message:
    """Some of those who looked."""
    return _looks(_of_resident(scene), scene)


def own(scene: Scene) -> Message:
    """Who the reader is here."""
    _allow_own(scene)
    _ = scene.words
    return Message(
        lines(
            _("📂 <b>What is kept about you</b>"),
            somebody_told(scene.reader, scene),
            _("What you have reported, and who has looked at it, follows below."),
        ),
        protect=True,
    )


def own_matter(scene: Scene) -> Message:
    """One of the reader's reports."""
    return Message(matter_told(_part(_own(scene).matters, scene), scene), protect=True)


def own_words(scene: Scene) -> Message:
    """Some of what the reader wrote."""
    return _words(_own(scene), scene)


def own_looks(scene: Scene) -> Message:
    """Some of those who looked at it."""
    return _looks(_own(scene), scene)


def _of_resident(scene: Scene) -> Statement:
    scene.insist(Action.GIVE_ACCESS)
    return about_resident(scene.about, _until(scene), scene.work)


def _own(scene: Scene) -> Statement:
    _allow_own(scene)
    return about_reporter(scene.reader.id, _until(scene), scene.work)


def _allow_own(scene: Scene) -> None:
    if not may(scene.reader, Action.SEE_OWN_DATA, Relation.OWN):
        raise Missing


def _until(scene: Scene) -> Until:
    facts = scene.notice.facts
    return Until(int(facts.get("entry") or 0), int(facts.get("look") or 0))


def _part(parts: Sequence[P], scene: Scene) -> P:
    number = int(scene.notice.facts.get("part") or 0)
    if number >= len(parts):
        raise Missing
    return parts[number]


def _words(statement: Statement, scene: Scene) -> Message:
    page = _part(pages_of_words(statement.said), scene)
    return Message(lines(*(line_of_words(each, scene) for each in page)), protect=True)


def _looks(statement: Statement, scene: Scene) -> Message:
    page = _part(pages_of_looks(statement.looked), scene)
    heading = scene.words("👁 <b>Who has looked</b>")
    return Message(lines(heading, *(line_of_look(each, scene) for each in page)), protect=True)
