"""Whatever is killed when, nothing that was reported is lost. The long form is `make crash`."""

from pathlib import Path

from tests.crash.ordeal import Plan, prepared
from tests.crash.points import Point
from tests.crash.verdict import judge


async def test_a_bot_killed_at_every_point_loses_no_report_and_doubles_at_most_one_message_a_kill(
    tmp_path: Path,
) -> None:
    # Given twelve people who report five times each
    plan = Plan.drawn(seed=2025, reports=60, people=12, kills=1)
    assert {death.point for death in plan.deaths} == {*Point, None}
    async with prepared(plan, tmp_path) as ordeal:
        # When the bot is killed meanwhile: at each named point, and at a random moment
        await ordeal.endure()
        # Then every report is one alert, on the caretaker's phone, with a receipt, its words in order
        verdict = judge(ordeal)
    assert not verdict.wrongs, "\n".join(verdict.lines())
    assert (verdict.alerts, verdict.cards, verdict.receipts) == (60, 60, 60)
    assert verdict.kills == len(plan.deaths)
