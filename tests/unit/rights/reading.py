"""What a message shows to its reader, held against the table."""

from core.access.notices import AccessKind
from core.kernel.notice import Notice
from core.people.person import Person
from core.people.rights import Action, may
from handlers.cards import render
from handlers.message import Message
from handlers.words import Words, shown
from tests.unit.rights.land import NOTHING, PHONE_SHOWN, SECRET, SENDER, WHERE_INSIDE, Case, Standing

_HANDED_OUT = (AccessKind.MATTER, AccessKind.WORDS, AccessKind.LOOKS)
"""What a resident who asked for it is given, with the secretariat's hand."""


def read(notice: Notice, reader: Person, case: Case) -> str:
    """Every word of it, those on the buttons too; nothing when nothing is said."""
    said = render(notice, reader, case.work, Words("da", case.work.town.zone), case.land.stage.keys)
    if not isinstance(said, Message):
        return ""
    return "\n".join((shown(said.text), *(button.text for row in said.rows for button in row)))


def _right_to(notice: Notice, case: Case) -> Action:
    """The right without which nobody reads what was said."""
    if notice.kind in _HANDED_OUT:
        return Action.GIVE_ACCESS
    return Action.REVIEW_KEPT_OUT if notice.about == case.land.draft else Action.SEE_DETAILS


def reads_only_what_they_may(notice: Notice, case: Case, standing: Standing) -> str:
    """What this notice tells, and to whom, is in the table. `standing`: of whoever tries; others stand to it as they do
    without a case. Gives what was read."""
    if notice.to is None:
        return ""
    reader = case.work.people.get(notice.to)
    words, land = read(notice, reader, case), case.land
    stands = standing if reader.id == case.by.id else NOTHING
    reporter = case.work.reports.get(land.alert).reporter == reader.id
    inside = case.work.visits.get(land.visit).person == reader.id
    about = f"{reader.name} ({reader.role}) reads {notice.kind}"
    if not reporter:
        assert may(reader, _right_to(notice, case), *stands) or not any(each in words for each in SECRET), about
        named = Action.SEE_HIDDEN_NAME if notice.about == land.hidden else Action.SEE_REPORTER
        assert may(reader, named, *stands) or SENDER not in words, about
        assert may(reader, Action.SEE_CARD, *stands) or case.alert().reference not in words, about
    if not inside:
        assert may(reader, Action.LOOK_AFTER, *stands) or WHERE_INSIDE not in words, about
    assert may(reader, Action.SEE_DUTY) or reader.id == land.kirsten.id or PHONE_SHOWN not in words, about
    return words
