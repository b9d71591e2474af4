"""One open page: the top, the people, and their phones side by side (one at a time on a narrow screen)."""

from nicegui import ui

from simulator.phones.phone import PhoneView
from simulator.phones.stage import Stage
from simulator.phones.top import Top

_LOOK_EVERY = 0.1
_INTO_VIEW = "document.querySelector('.person-{}')?.scrollIntoView({{behavior: 'smooth', inline: 'center'}})"


class Board:
    """What one browser shows. Changes are gathered for a tenth of a second, then drawn together."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._changed = False
        self._top = Top(stage)
        self._phones: list[PhoneView] = []
        self._people: list[ui.button] = []
        self._unread: list[ui.badge] = []
        self._seen: list[int] = []
        self._chosen = 0

    def show(self) -> None:
        """Builds the page for the browser that has just opened it."""
        ui.context.client.on_delete(self._stage.telegram.subscribe(self._note))
        self._top.show()
        with ui.element("nav").classes("people").props('aria-label="Telefoner"'):
            for number in range(len(self._stage.holders)):
                self._person(number)
        with ui.element("div").classes("phones"):
            self._phones = [PhoneView(holder, n, self._stage) for n, holder in enumerate(self._stage.holders)]
        self._seen = [phone.received for phone in self._phones]
        self._choose(self._chosen, scroll=False)
        ui.timer(_LOOK_EVERY, self._look)

    def _note(self) -> None:
        self._changed = True

    def _look(self) -> None:
        time = self._top.tell_time()
        for phone in self._phones:
            phone.tell_time(time)
        if self._changed:
            self._changed = False
            for phone in self._phones:
                phone.refresh()
            self._count_unread()

    def _person(self, number: int) -> None:
        holder = self._stage.holders[number]
        choose = ui.button(color=None, on_click=lambda: self._choose(number)).props("flat no-caps")
        with choose.classes(f"person person-colour-{number}"):
            ui.label(holder.name[0]).classes("avatar").props("aria-hidden=true")
            ui.label(holder.name)
            self._unread.append(ui.badge("", color=None).classes("unread"))
        self._people.append(choose)

    def _choose(self, number: int, *, scroll: bool = True) -> None:
        self._chosen = number
        for place, (phone, person) in enumerate(zip(self._phones, self._people, strict=True)):
            how = {"add": "chosen"} if place == number else {"remove": "chosen"}
            phone.frame.classes(**how)
            person.classes(**how)
        if scroll:
            ui.run_javascript(_INTO_VIEW.format(number))
        self._count_unread()

    def _count_unread(self) -> None:
        """What came to the phones that a narrow screen does not show."""
        self._seen[self._chosen] = self._phones[self._chosen].received
        for phone, seen, badge in zip(self._phones, self._seen, self._unread, strict=True):
            new = phone.received - seen
            badge.text = str(new or "")
            badge.classes(**({"remove": "none"} if new else {"add": "none"}))
