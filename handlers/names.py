"""The words for what can be chosen: urgencies, signs, roles, outcomes, states, areas and destinations."""

from types import MappingProxyType

from core.alerts.alert import Outcome, Status
from core.alerts.reading import Sign, Urgency
from core.kernel.town import Town
from core.people.person import Role
from handlers.words import Words, marked

URGENCIES = MappingProxyType(
    {
        Urgency.ACUTE: marked("Acute – now"),
        Urgency.TODAY: marked("Today"),
        Urgency.CAN_WAIT: marked("Can wait"),
    }
)
URGENCY_SIGNS = MappingProxyType({Urgency.ACUTE: "🔴", Urgency.TODAY: "🟠", Urgency.CAN_WAIT: "🟢"})
SIGNS = MappingProxyType(
    {
        Sign.SHOUTING: marked("Shouting or screaming"),
        Sign.CONFUSED: marked("Confused"),
        Sign.HALLUCINATING: marked("Sees or hears what others do not"),
        Sign.MOOD_SWINGS: marked("Violent mood swings"),
        Sign.INTOXICATED: marked("Alcohol or drugs"),
        Sign.NEGLECTED_HOME: marked("Smell, mess or neglect"),
        Sign.THREATS: marked("Threats or aggression"),
        Sign.NOT_THRIVING: marked("Cries, looks unwell, does not eat or wash"),
        Sign.FULL_MAILBOX: marked("Full mailbox, has not been seen"),
        Sign.NEIGHBOUR_CONFLICT: marked("Conflict between neighbours"),
        Sign.MONEY: marked("Money, rent, loss of the home"),
        Sign.LONELY: marked("Lonely"),
        Sign.OTHER: marked("Something else"),
    }
)
ROLES = MappingProxyType(
    {
        Role.NEIGHBOUR: marked("neighbour"),
        Role.PROPERTY_STAFF: marked("property staff"),
        Role.PROFESSIONAL: marked("professional"),
        Role.CARETAKER: marked("social caretaker"),
        Role.HOUSING_UNIT: marked("housing-social unit"),
        Role.HOUSING_OFFICE: marked("housing office"),
        Role.SECRETARIAT: marked("secretariat"),
    }
)
OUTCOMES = MappingProxyType(
    {
        Outcome.ADVICE: marked("Advice given"),
        Outcome.COURSE: marked("Guidance course"),
        Outcome.REFERRED: marked("Referred"),
        Outcome.MUNICIPALITY: marked("Handed over to the municipality"),
        Outcome.NO_CONCERN: marked("No concern"),
        Outcome.NOT_OUR_TASK: marked("Not our task"),
        Outcome.DUPLICATE: marked("Duplicate"),
    }
)
STATUSES = MappingProxyType(
    {
        Status.RECEIVED: marked("Received"),
        Status.IN_HAND: marked("In hand"),
        Status.PASSED_ON: marked("Passed on"),
        Status.CLOSED: marked("Closed"),
        Status.WITHDRAWN: marked("Withdrawn"),
    }
)


def urgency(chosen: Urgency, words: Words) -> str:
    """With its sign in front, so that it is seen before it is read."""
    return f"{URGENCY_SIGNS[chosen]} {words.plain(URGENCIES[chosen])}"


def area(key: str, town: Town) -> str:
    """Its name; the key of an area that the town no longer has."""
    return next((each.name for each in town.areas if each.key == key), key)


def destination(key: str, town: Town, words: Words) -> str:
    """Its name in the reader's language; the key of one that the town no longer has."""
    found = next((each for each in town.destinations if each.key == key), None)
    if found is None:
        return key
    return found.danish if words.language == "da" else found.english
