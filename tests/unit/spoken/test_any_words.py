"""Whatever is written, and whatever way a time is written."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from core.kernel.spoken import read_days, read_moment
from tests.unit.spoken.test_days import SPANS
from tests.unit.spoken.test_moments import MOMENTS
from tests.unit.spoken.when import ZONE

_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november"),
    "december",
)

_SOME_MOMENT = st.integers(0, 4 * 365 * 86_400).map(
    lambda since: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(0, since)
)
_OF_THE_WORK = [words for words, *_ in (*MOMENTS, *SPANS)]
_PIECES = st.sampled_from(sorted({piece for words in _OF_THE_WORK for piece in words.split()} | {"0", "99", ".", "-"}))
_ANYTHING = st.one_of(
    st.text(max_size=90),
    st.lists(_PIECES, max_size=7).map(" ".join),
    st.lists(_PIECES, max_size=5).map("".join),
)


@given(_ANYTHING, _SOME_MOMENT)
@example("½", datetime(2026, 2, 28, tzinfo=UTC))
@example("٣ dage", datetime(2026, 2, 28, tzinfo=UTC))
def test_any_text_is_read_to_something_ahead_or_not_at_all(words: str, now: datetime) -> None:
    today = now.astimezone(ZONE).date()
    moment, days = read_moment(words, now, ZONE), read_days(words, today)
    assert moment is None or (moment > now and moment.utcoffset() == timedelta(0))
    assert days is None or today <= days[0] <= days[1]


def _ways_to_write(moment: datetime) -> list[str]:
    day, clock = moment.date(), moment.strftime("%H.%M")
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    return [
        f"{weekday} d. {day.day}. {month} {day.year} kl. {clock}",
        f"den {day.day}. {month[:3]} {day.year}, {clock}",
        f"{day.day}/{day.month}-{day.year} kl. {clock}",
        f"{day:%Y-%m-%d} {moment:%H:%M}",
        f"kl. {clock} d. {day.day}.{day.month}.{day.year}",
        f"{moment:%I}.{moment:%M} {moment:%p} {day:%B} {day.day}, {day.year}",
    ]


@given(_SOME_MOMENT, st.integers(1, 600 * 24 * 60), st.integers(0, 5))
def test_a_moment_that_is_written_out_is_read_back(now: datetime, minutes: int, way: int) -> None:
    meant = (now.replace(second=0, microsecond=0) + timedelta(minutes=minutes + 1)).astimezone(ZONE)
    written = _ways_to_write(meant)[way]
    assert read_moment(written, now, ZONE) == meant.replace(fold=0)


@given(_SOME_MOMENT, st.integers(1, 7), st.integers(0, 23), st.integers(0, 59))
def test_the_next_such_weekday_is_at_most_a_week_ahead(now: datetime, ahead: int, hour: int, minute: int) -> None:
    day = now.astimezone(ZONE).date() + timedelta(days=ahead)
    read = read_moment(f"{_WEEKDAYS[day.weekday()]} {hour:02}:{minute:02}", now, ZONE)
    assert read is not None
    wanted = [datetime.combine(each, time(hour, minute), ZONE).astimezone(UTC) for each in (day, day - timedelta(7))]
    assert read == min(moment for moment in wanted if moment > now)


@given(_SOME_MOMENT.map(datetime.date), st.integers(0, 150), st.integers(0, 20))
def test_days_that_are_written_out_are_read_back(today: date, ahead: int, long: int) -> None:
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=long)
    assert read_days(f"{first.day}/{first.month}-{last.day}/{last.month}", today) == (first, last)
    assert read_days(f"fra d. {first.day}.{first.month}.{first.year} til {last:%Y-%m-%d}", today) == (first, last)
