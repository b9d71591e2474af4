"""What is masked keeps its place; what the sender was asked for may stay, and a CPR number or a card never."""

import time

import pytest

from bot.guarding.kinds import Kind
from bot.guarding.masking import masked

_CALM = (
    "Hun råber i opgangen, og det lugter fra lejligheden. Postkassen er fuld, og ingen har set hende siden søndag, så"
    " vi er alle bekymrede og ved ikke, hvad vi skal gøre. Kan du kigge forbi?"
)
_FASTEST_OF = 7


def _seconds(text: str, times: int = 1) -> float:
    """The best of a few attempts: whatever else the machine does is not what is measured."""
    fastest = float("inf")
    for _ in range(_FASTEST_OF):
        begun = time.process_time()
        for _ in range(times):
            masked(text)
        fastest = min(fastest, (time.process_time() - begun) / times)
    return fastest


def test_blocks_take_the_place_of_the_number_and_nothing_else_moves() -> None:
    assert masked("Fru Jensen (010190-1234) råber").text == "Fru Jensen (███████████) råber"


def test_digits_that_telegram_counts_twice_are_covered_twice() -> None:
    text = "𝟎𝟏𝟎𝟏𝟗𝟎-𝟏𝟐𝟑𝟒"
    assert len(masked(text).text.encode("utf-16")) == len(text.encode("utf-16"))


def test_each_kind_that_was_found_is_named_once() -> None:
    text = "010190-1234, 020288-4321, ring 20304050, hans@example.dk"
    assert masked(text).kinds == {Kind.CPR, Kind.PHONE, Kind.EMAIL}


def test_what_was_asked_for_may_stay() -> None:
    assert masked("20 30 40 50", let=[Kind.PHONE]).text == "20 30 40 50"
    assert masked("hans@example.dk", let=[Kind.EMAIL]).text == "hans@example.dk"


@pytest.mark.parametrize("text", ["010190-1234", "0101901234", "+45 010190 1234", "4111 1111 1111 1111"])
def test_a_cpr_number_or_a_card_never_stays(text: str) -> None:
    assert not any(sign in masked(text, let=[Kind.PHONE, Kind.EMAIL]).text for sign in ("0190", "1111"))


def test_numbers_that_the_bot_itself_tells_people_to_call_stay() -> None:
    text = "Ring til lægevagten 70 11 31 31 (+45 70113131), ikke til 20 30 40 50"
    assert (
        masked(text, known=["70113131"]).text == "Ring til lægevagten 70 11 31 31 (+45 70113131), ikke til ███████████"
    )


def test_no_checksum_is_needed_for_a_cpr_number() -> None:
    written = [f"010190-{last:04d}" for last in range(1000, 1050)]
    assert not [number for number in written if masked(number).text == number]


@pytest.mark.parametrize("number", ["320190-1234", "011390-1234", "310490-1234", "290201-1234", "000190-1234"])
def test_what_is_no_day_is_no_cpr_number(number: str) -> None:
    assert Kind.CPR not in masked(number).kinds


def test_an_ordinary_message_is_passed_in_fifty_microseconds() -> None:
    assert _seconds(_CALM, 500) < 50e-6


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "0",
        "1 ",
        "1-",
        "1 - ",
        "20 ",
        "10 ",
        "20-",
        "2 ",
        "4571 ",
        "010190-1234 ",
        "-",
        " ",
        "12 34 56 78 ",
        "1\u200b",
        "cpr ",
        "cpr 1.1.90 ",
        "cpr nr. f. ",
        "1.1.90 de sidste fire ",
        "1.1.90, og de ",
    ],
)
def test_no_row_of_digits_spaces_and_hyphens_keeps_the_others_waiting(unit: str) -> None:
    assert _seconds((unit * 4096)[:4096]) < 0.05
