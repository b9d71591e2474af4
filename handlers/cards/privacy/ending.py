"""What is over and will be erased: a list without content, and how something stays longer."""

from core.alerts.alert import Alert, AlertState
from core.alerts.ending.longer import AskHowLong, AskWhyLonger, ShowWhatGoes
from core.alerts.ending.needs import Stay
from core.kernel.missing import Missing
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from core.retention.warning import list_for
from handlers import names
from handlers.cards.paging import page_asked_for, turns
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html

_A_PAGE = 8
_AT_MOST = 200
"""As many are looked through for one list; what is behind them comes when they are gone."""


def to_be_erased(scene: Scene) -> Message | None:
    """All that the reader was told of, the first first; None when nothing is left of it."""
    scene.insist(Action.SEE_LIST)
    _, going = scene.words, list_for(scene.reader, _AT_MOST, scene.work)
    if not going:
        return None
    offset = page_asked_for(scene, len(going), _A_PAGE)
    page = going[offset : offset + _A_PAGE]
    text = lines(
        _("🗑 <b>Will be erased</b>"),
        *(_line(alert, stay, scene) for alert, stay in page),
        Html(),
        _("What is said there goes for good. Only figures stay."),
    )
    return Message(
        text,
        rows(
            *((_longer(alert, scene, alone=len(going) == 1),) for alert, _ in page),
            turns(offset, len(going), _A_PAGE, ShowWhatGoes, scene),
        ),
    )


def how_long(scene: Scene) -> Message:
    """How much longer?"""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    asked = _(
        "How much longer shall <b>{reference}</b> be kept than until {day}?",
        reference=alert.reference,
        day=_.day(_stay(alert, scene).until),
    )
    return Message(asked, tuple((_months(each, alert, scene),) for each in scene.work.town.retention.longer_months))


def why_longer(scene: Scene) -> Message:
    """The next message is the reason."""
    alert = scene.alert(Action.HANDLE)
    asked = scene.words("Why shall <b>{reference}</b> be kept longer? Write the reason.", reference=alert.reference)
    return Message(asked, scene.never_mind(DialogueKind.KEEP))


def stays(scene: Scene) -> Message:
    """Until when it stays now."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    day = _.day(_stay(alert, scene).until)
    return Message(_("🗄 {reference} is kept until {day}. Your reason is noted.", reference=alert.reference, day=day))


def _line(alert: Alert, stay: Stay, scene: Scene) -> Html:
    _, day = scene.words, scene.words.day(stay.until)
    if alert.state is AlertState.WITHDRAWN or alert.outcome is None:
        return _("<b>{reference}</b> · withdrawn · {day}", reference=alert.reference, day=day)
    outcome = _.plain(names.OUTCOMES[alert.outcome])
    return _("<b>{reference}</b> · {outcome} · {day}", reference=alert.reference, outcome=outcome, day=day)


def _longer(alert: Alert, scene: Scene, *, alone: bool) -> Button:
    _ = scene.words
    label = _.plain("Keep longer") if alone else _.plain("Keep longer: {reference}", reference=alert.reference)
    return scene.button("🗄 " + label, AskHowLong(alert.id))


def _months(months: int, alert: Alert, scene: Scene) -> Button:
    label = scene.words.plural("{number} month", "{number} months", months)
    return scene.button(label, AskWhyLonger(alert.id, months))


def _stay(alert: Alert, scene: Scene) -> Stay:
    stay = scene.work.stays.of(alert.id)
    if stay is None:
        raise Missing
    return stay
