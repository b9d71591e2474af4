"""Whatever people write around a CPR number, and however they spell it: it does not come in."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guarding.kinds import Kind
from bot.guarding.masking import MASK, masked
from bot.guarding.updates import guarded

_DATES = st.dates().map(lambda day: day.strftime("%d%m%y"))
_ALPHABETS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])
_SIGN = st.sampled_from(
    [" ", "-", ".", "/", "–", "—", "\u2011", "−", "_", "\u00a0", "\u200b", "\u00ad", "\ufe0f\u20e3"]
)
_WITHIN = st.sampled_from(["", " ", "\u00a0", "-", ".", "/", "–"])
_GAP = st.lists(_SIGN, max_size=3).map("".join)
_FAMILIAR = st.characters(exclude_categories=["Cs", "Nd", "No"])
_BESIDE = st.text(_FAMILIAR, max_size=30) | st.text("abc XYZ,.-/æøå:@\n", max_size=30)
_DIGITS_BESIDE = st.from_regex(r"(?:[a-zæøå]{1,8} [0-9]{1,5}[,.]? ){0,4}[a-zæøå]{1,8} ", fullmatch=True)
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["message", "text", "from", "id", "chat", "phone_number", "masked", "poll"]), inner
        )
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)
_WORDS = st.text(max_size=200) | st.text("0123456789 -./@+:,kotlfrnxcp█", max_size=200)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@st.composite
def _spelled(draw: st.DrawFn) -> str:
    """A CPR number as one piece, in pairs, or digit by digit, in the digits of any alphabet."""
    digits = draw(_DATES) + draw(st.from_regex(r"[0-9]{4}", fullmatch=True))
    alphabet, within, gap = draw(_ALPHABETS), draw(_WITHIN), draw(_GAP)
    size, last = draw(st.sampled_from([(6, 4), (2, 4), (2, 2), (1, 1)]))
    if within and within not in gap:
        last = max(last, {6: 4, 2: 4, 1: 1}[size])  # "01.02.03 10.30" is a date and a time
    parts = (
        [digits[:6][at : at + size] for at in range(0, 6, size)],
        [digits[6:][at : at + last] for at in range(0, 4, last)],
    )
    written = gap.join(within.join(part) for part in parts)
    return written.translate({ord(str(digit)): sign for digit, sign in enumerate(alphabet)})


@settings(max_examples=600, deadline=None)
@given(_spelled(), _BESIDE | _DIGITS_BESIDE, _BESIDE)
def test_a_cpr_number_in_any_spelling_within_any_words_is_gone(number: str, before: str, behind: str) -> None:
    found = masked(f"{before}{number}{behind}")
    at = _units(before)
    covered = found.text.encode("utf-16-le")[2 * at : 2 * (at + _units(number))].decode("utf-16-le")
    assert not any(sign.isdecimal() for sign in covered), (found.text, covered)
    assert found.kinds


@st.composite
def _called(draw: st.DrawFn) -> str:
    """A CPR number that is called so, with its date as dates are written."""
    day, last = draw(st.dates()), draw(st.from_regex(r"[0-9]{4}", fullmatch=True))
    word = draw(
        st.sampled_from(["cpr", "CPR", "Cpr-nr.", "cpr.nr.:", "CPR-nummer", "personnummer", "Personnr.", "cpr:"])
    )
    until = draw(st.sampled_from([" ", ": ", " er ", " på fru Jensen er ", "\n", " (f. ", " vist nok "]))
    sign, year = draw(st.sampled_from([".", "/", "-", " ", ". "])), f"{day.year % 100:02d}"
    name = _MONTHS[day.month - 1]
    month = draw(st.sampled_from([f"{day.month}", f"{day.month:02d}", name, name[:3]]))
    date = sign.join([f"{day.day}", month, draw(st.sampled_from([year, f"19{year}", f"20{year}"]))])
    behind = draw(
        st.sampled_from([" ", ", ", ": ", " (", " - ", "-", " og så ", " de sidste fire er ", ", slutter på ", " nr. "])
    )
    return f"{word}{until}{date}{behind}{last}"


@settings(max_examples=600, deadline=None)
@given(_called(), st.text("abc XYZ,æøå:\n", max_size=30), st.text("abc XYZ,æøå:\n", max_size=30))
def test_a_cpr_number_that_is_called_so_is_gone_however_its_date_is_written(
    number: str, before: str, behind: str
) -> None:
    found = masked(f"{before}{number}{behind}")
    assert not any(sign.isdecimal() for sign in found.text), found.text
    assert Kind.CPR in found.kinds


@settings(max_examples=600, deadline=None)
@given(_WORDS)
def test_telegrams_own_places_in_the_text_stay_right(text: str) -> None:
    assert _units(masked(text).text) == _units(text)


@settings(max_examples=600, deadline=None)
@given(_WORDS)
def test_what_was_masked_once_is_masked(text: str) -> None:
    once = masked(text).text
    assert masked(once).text == once
    assert not masked(once).kinds


@settings(max_examples=300, deadline=None)
@given(st.text(_FAMILIAR.filter(lambda sign: sign not in "@＠﹫"), max_size=300))
def test_words_without_digits_and_at_signs_are_never_touched(text: str) -> None:
    assert masked(text).text == text


@settings(max_examples=400, deadline=None)
@given(_ANYTHING)
def test_nothing_that_telegram_could_hand_out_stops_the_door(update: Any) -> None:
    kept = guarded(update)
    assert guarded(kept.update).kinds <= {Kind.PHONE}
    assert MASK not in repr(update) or MASK in repr(kept.update)
