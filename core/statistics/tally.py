"""The tally of concerns: rows by group, columns by period, each column adding up to its total."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.statistics.definitions import UNKNOWN, Group, Grouping, Period, Span, periods

_REFERRED = "referred"


class Tallies(Protocol):
    """Where concerns are counted."""

    def concerns(self, period: Period) -> Sequence[Group]:
        """Sent reports of the period, one group for each combination of properties."""
        ...

    def helped(self, period: Period) -> Mapping[str, int]:
        """Answers to “Did it help?” given in the months of the period, by answer."""
        ...


@dataclass(frozen=True, slots=True)
class Tally:
    """`rows` of each grouping by key, with one count per span; `totals` per span; `referred` per span."""

    rows: Mapping[Grouping, Mapping[str, Mapping[Span, int]]]
    totals: Mapping[Span, int]
    referred: Mapping[Span, int]

    def total_of(self, grouping: Grouping) -> Mapping[Span, int]:
        """What the rows of a grouping add up to."""
        return self.referred if grouping is Grouping.DESTINATION else self.totals


def tally(day: date, tallies: Tallies) -> Tally:
    """The tally as it stands on a local day."""
    counted = {span: tallies.concerns(period) for span, period in periods(day).items()}
    by_group = {grouping: _rows(grouping, counted) for grouping in Grouping}
    return Tally(
        by_group,
        {span: sum(group.count for group in groups) for span, groups in counted.items()},
        {span: sum(group.count for group in _referred(groups)) for span, groups in counted.items()},
    )


def helped(day: date, tallies: Tallies) -> dict[str, dict[Span, int]]:
    """How often each answer of the figure HELPED was given, seen from a local day; empty when nobody has answered."""
    counted = {span: tallies.helped(period) for span, period in periods(day).items()}
    answers = {answer for answered in counted.values() for answer in answered}
    return {answer: {span: counted[span].get(answer, 0) for span in counted} for answer in answers}


def _rows(grouping: Grouping, counted: Mapping[Span, Sequence[Group]]) -> dict[str, dict[Span, int]]:
    rows: dict[str, Counter[Span]] = {UNKNOWN: Counter()}
    for span, groups in counted.items():
        for group in _referred(groups) if grouping is Grouping.DESTINATION else groups:
            rows.setdefault(group.properties[grouping] or UNKNOWN, Counter())[span] += group.count
    return {key: {span: counts[span] for span in counted} for key, counts in rows.items()}


def _referred(groups: Iterable[Group]) -> Iterable[Group]:
    return (group for group in groups if group.properties[Grouping.OUTCOME] == _REFERRED)
