"""The vocabulary is data that others may change; a slip in it is refused when it is loaded."""

import pytest

from core.alerts.reading import Sign, Urgency, Vocabulary
from core.alerts.reading.tokens import cut
from core.alerts.reading.vocabulary import CHILD, DANGER

_SMALL = """
negations = ["er ikke"]
[respelled]
ik = "ikke"
[signs.lonely]
danish = ["ensom*", "ikke .. venner"]
english = []
except = ["ensom svale"]
[urgency.acute]
danish = ["haster"]
english = []
[danger.fire]
danish = ["brænder .. køkken*", "eksplosion*"]
english = ["is on fire"]
[child]
danish = ["søn|datter på <age>"]
english = []
"""


def _topics(text: str, vocabulary: str = _SMALL) -> frozenset[str]:
    return Vocabulary.parse(vocabulary).topics(cut(text))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Ensomheden er stor", {Sign.LONELY}),
        ("Han er ikke ensom", set()),
        ("Han er ikke rask, ensom er han", {Sign.LONELY}),
        ("En ensom svale", set()),
        ("Han har ik nogen gode venner", {Sign.LONELY}),
        ("Han har ikke spist. Hans venner har", set()),
        ("Det haster", {Urgency.ACUTE}),
        ("Det brænder i hans køkken", {DANGER}),
        ("Det brænder i dag hos ham ude i hans køkken", set()),
        ("en eksplosionn", {DANGER}),
        ("datter på 9", {CHILD}),
        ("datter på ni", {CHILD}),
        ("datter på 19", set()),
        ("", set()),
    ],
)
def test_phrases_mean_what_their_small_language_says(text: str, topics: set[str]) -> None:
    assert _topics(text) == topics


@pytest.mark.parametrize(
    ("slip", "complaint"),
    [
        ('"haster"', "no word at its beginning"),
        ('".. haster"', "no word at its beginning"),
        ('"haster .."', "no word at its beginning"),
        ('"ha-ster"', "not one word"),
        ('"haster||nu"', "not one word"),
    ],
)
def test_a_malformed_phrase_is_refused(slip: str, complaint: str) -> None:
    broken = _SMALL.replace('"haster"', '""' if slip == '"haster"' else slip)
    with pytest.raises(ValueError, match=complaint):
        Vocabulary.parse(broken)


def test_an_unknown_sign_and_an_unknown_section_are_refused() -> None:
    with pytest.raises(ValueError, match="gloomy"):
        Vocabulary.parse(_SMALL.replace("signs.lonely", "signs.gloomy"))
    with pytest.raises(ValueError, match="german"):
        Vocabulary.parse(_SMALL.replace("english = []\nexcept", "english = []\ngerman = []\nexcept"))


def test_the_shipped_vocabulary_has_words_for_every_sign_and_urgency() -> None:
    spoken = Vocabulary.shipped().topics_known()
    assert spoken == {*Sign, *Urgency, DANGER, CHILD}
