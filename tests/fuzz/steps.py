"""What people may do, one step at a time."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.flows.town import Person
from tests.fuzz.world import MEMBERS, NEIGHBOURS, World
from tests.sent import JPEG, VOICE

HANDLERS = ("caretaker", "secretariat")
_ALERTS = (
    "SELECT alert.*, person.account AS account FROM alert JOIN report USING (id) JOIN person ON person.id = reporter_id"
)
_HANDLING = ("taken_by", "closed_by", "outcome", "destination", "duplicate_of", "joined_to")

_COMMANDS = (
    "/start",
    "/start abc",
    "/meld",
    "/mine",
    "/liste",
    "/liste ABC-234",
    "/ind",
    "/ind Vangdalen 4 30",
    "/tal",
    "/folk",
    "/kontakt",
    "json://127.0.0.1/",
    "123 456",
    "/sprog",
    "/hjaelp",
)
_SENTENCES = (
    "Råber og græder i opgangen, Vangdalen 4, 2. tv",
    "Energivej 14, fuld postkasse",
    "Hun siger hun ikke vil leve mere. Glarbjergvej 2",
    "Et lille barn alene hjemme i Sjællandsgade 7",
    "Meld en bekymring",
    "<b>&amp; {name} %s</i>",
    "مرحبا 🧓🏽 \u202eabc",
)
WORDS = st.one_of(
    st.sampled_from(_COMMANDS + _SENTENCES),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(lambda text: text.strip()),
)
_WHO = st.integers(0, len(MEMBERS) + len(NEIGHBOURS) - 1)


@dataclass(frozen=True)
class Step:
    """Somebody (by number) does something; `what` of it is words or a number."""

    who: int
    does: str
    what: Any

    async def __call__(self, world: World) -> None:
        person = world.people[self.who]
        if person.phone.blocked and self.does != "blocks":
            await person.phone.unblock()
        await _DEEDS[self.does](world, person, self.what)


def marked(person: Person, words: str) -> str:
    """Words in which their writer can be recognised; commands stay as they are."""
    return words if words.startswith("/") else f"{words} Mærke{person.who}"


async def _writes(_: World, person: Person, words: str) -> None:
    await person.phone.write(marked(person, words))


async def _answers(_: World, person: Person, number: int) -> None:
    shown = person.phone.messages
    answered = shown[number % len(shown)] if shown else None
    await person.phone.write(marked(person, "Og en ting til."), reply_to=answered)


async def _edits(_: World, person: Person, number: int) -> None:
    own = [each for each in person.phone.messages if not each.from_bot and each.text]
    if own:
        await person.phone.edit(own[number % len(own)], marked(person, "Rettet: det var Vangdalen 6."))


async def _sends(_: World, person: Person, number: int) -> None:
    phone = person.phone
    deeds: tuple[Callable[[], Awaitable[Any]], ...] = (
        lambda: phone.send_photo(JPEG, caption=marked(person, "Se her")),
        lambda: phone.send_photo(JPEG, album=str(number // 10)),
        lambda: phone.send_voice(VOICE),
        lambda: phone.send_video(b"film"),
        lambda: phone.send_document(b"paper"),
        lambda: phone.send_document(b"scan", file_name="a.png", mime_type="image/png"),
        lambda: phone.send_photo(size=25 * 1024 * 1024),
        phone.send_sticker,
        phone.send_location,
        phone.send_contact,
        phone.send_poll,
    )
    await deeds[number % len(deeds)]()


async def _blocks(_: World, person: Person, number: int) -> None:
    await (person.phone.block() if number % 2 else person.phone.unblock())


async def _waits(world: World, _: Person, number: int) -> None:
    await world.town.settles()
    world.town.clock.move(timedelta(minutes=(1, 31, 70, 25 * 60)[number % 4]))
    await world.town.ticks()


async def _presses(world: World, person: Person, number: int) -> None:
    """Any button that was ever shown to anybody, on a message of their own chat; what it may change is looked at."""
    await world.town.settles()
    buttons = world.buttons()
    if not buttons:
        return
    owner, message, button = buttons[number % len(buttons)]
    before = await world.ask(_ALERTS)
    role = await _role_of(world, person)
    if owner is person and button in [each for row in _now(person, message.id) for each in row]:
        await person.phone.tap(button.text, message)
    else:
        world.town.telegram.updates.inject(_pressed(world, person, message.id, button.data))
    await world.town.settles()
    if role not in HANDLERS:
        _nothing_of_others_has_changed(person, before, await world.ask(_ALERTS))


def _now(person: Person, message: int) -> tuple[tuple[Any, ...], ...]:
    shown = next((each for each in person.phone.messages if each.id == message), None)
    return shown.buttons if shown is not None else ()


def _pressed(world: World, person: Person, message: int, data: str | None) -> dict[str, Any]:
    phone = person.phone
    sender = world.town.telegram.bot.as_user()
    there = {"message_id": message, "date": 1, "chat": phone.chat.as_json(), "from": sender, "text": "…"}
    query = {"id": "1", "from": phone.owner.as_user(), "message": there, "chat_instance": "1", "data": data}
    return {"update_id": world.town.telegram.updates.next_id(), "callback_query": query}


async def _role_of(world: World, person: Person) -> str:
    found = await world.ask(f"SELECT role FROM person WHERE account = {person.phone.owner.id}")  # noqa: S608
    return str(found[0]["role"]) if found else "neighbour"


def _nothing_of_others_has_changed(person: Person, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    mine = person.phone.owner.id
    assert [each for each in before if each["account"] != mine] == [each for each in after if each["account"] != mine]
    handled = {each["id"]: [each[column] for column in _HANDLING] for each in before}
    for each in after:
        assert [each[column] for column in _HANDLING] == handled.get(each["id"], [None] * len(_HANDLING)), person.who


_DEEDS: dict[str, Callable[[World, Person, Any], Awaitable[None]]] = {
    "writes": _writes,
    "answers": _answers,
    "edits": _edits,
    "sends": _sends,
    "blocks": _blocks,
    "waits": _waits,
    "presses": _presses,
}
_NUMBERED = st.sampled_from(["presses"] * 8 + ["answers", "edits", "sends", "blocks", "waits"])
STEPS = st.one_of(
    st.builds(Step, _WHO, st.just("writes"), WORDS),
    st.builds(Step, _WHO, _NUMBERED, st.integers(0, 10_000)),
    st.builds(Step, _WHO, st.just("presses"), st.integers(0, 10_000)),
)
