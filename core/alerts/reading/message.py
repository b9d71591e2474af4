"""From a message as people write it to what the draft of a report starts with."""

from dataclasses import dataclass

from core.alerts.reading.gazetteer import Gazetteer
from core.alerts.reading.place import Place
from core.alerts.reading.signs import Sign, Urgency
from core.alerts.reading.tokens import cut
from core.alerts.reading.vocabulary import CHILD, DANGER, Vocabulary


@dataclass(frozen=True)
class Reading:
    """What was understood; a suggestion that the reporter sees and can correct.

    `danger`: somebody's life may be at stake now, so 112 is said first. `child`: a child is spoken of.
    """

    place: Place
    signs: frozenset[Sign]
    urgency: Urgency | None
    danger: bool
    child: bool


def read(text: str, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Reading:
    """Reads any text; never raises. Danger makes it acute; of several hints of urgency the most urgent counts."""
    message = cut(text)
    topics = vocabulary.topics(message)
    danger = DANGER in topics
    hints = [urgency for urgency in Urgency if urgency in topics]
    return Reading(
        place=gazetteer.find_in(message),
        signs=_telling(frozenset(sign for sign in Sign if sign in topics)),
        urgency=Urgency.ACUTE if danger else next(iter(hints), None),
        danger=danger,
        child=CHILD in topics,
    )


def _telling(signs: frozenset[Sign]) -> frozenset[Sign]:
    """ "Other" says nothing beside a sign that has a name."""
    return signs - {Sign.OTHER} or signs
