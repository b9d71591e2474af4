"""The top of the page: time, network and bot, which whoever tries things out may move, cut and kill."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from babel.dates import format_datetime
from nicegui import ui

from simulator.phones.stage import Stage

_STEPS = {"+10 min": timedelta(minutes=10), "+1 time": timedelta(hours=1), "+1 dag": timedelta(days=1)}
_THEMES: dict[bool | None, tuple[str, str]] = {
    None: ("brightness_auto", "Udseende: som systemet"),
    False: ("light_mode", "Udseende: lyst"),
    True: ("dark_mode", "Udseende: mørkt"),
}
_NEXT = {None: False, False: True, True: None}


class Top:
    """The bar; everything it does, it does to the one world that all open pages show."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def show(self) -> None:
        """Builds the bar."""
        self._dark = ui.dark_mode(None)
        with ui.element("header").classes("top"):
            with ui.element("div").classes("brand"):
                ui.label(self._stage.telegram.bot.name).classes("title")
                ui.label("prøves på denne maskine · intet forlader den").classes("about")
            with ui.element("div").classes("tools") as tools:
                self._clock()
                self._network = self._tool(self._stage.turn_network)
                self._bot = self._tool(self._stage.turn_bot)
            self._theme = ui.button(color=None, on_click=self._turn_theme).props("flat round").classes("tool")
            self._theme.tooltip("Lyst eller mørkt")
            fold = ui.button(icon="tune", color=None, on_click=lambda: tools.classes(toggle="open"))
            fold.props('flat round aria-label="Ur, netværk og bot"').classes("tool fold")
        self._show_theme()
        self.tell_time()

    def tell_time(self) -> str:
        """Shows the time, and how network and bot are; the time of day for the phones."""
        now = self._stage.telegram.clock.now().astimezone(self._stage.controls.zone)
        self._date.text = format_datetime(now, "EEE d. MMM", locale="da")
        time = f"{now:%H:%M}"
        self._hour.text = time
        cut, running = self._stage.network_cut, self._stage.controls.bot.running
        self._look(self._network, "wifi_off" if cut else "wifi", "Gendan netværket" if cut else "Afbryd netværket", cut)
        self._look(self._bot, "smart_toy", "Slå botten ihjel" if running else "Start botten igen", not running)
        return time

    def _clock(self) -> None:
        with ui.element("div").classes("clock").props('role="group" aria-label="Ur"'):
            ui.icon("schedule")
            self._date = ui.label("").classes("date")
            self._hour = ui.label("").classes("hour")
            for label, step in _STEPS.items():
                self._step(label, step)

    def _step(self, label: str, step: timedelta) -> None:
        move = ui.button(label, color=None, on_click=lambda: self._stage.controls.move_clock(step))
        move.props("flat no-caps").classes("step")

    @staticmethod
    def _tool(action: Callable[[], Awaitable[None]]) -> ui.button:
        return ui.button("", icon="wifi", color=None, on_click=action).props("flat no-caps").classes("switch")

    @staticmethod
    def _look(tool: ui.button, icon: str, label: str, off: bool) -> None:
        if tool.text != label:
            tool.text = label
            tool.icon = icon
            tool.classes(**({"add": "off"} if off else {"remove": "off"}))

    def _turn_theme(self) -> None:
        self._dark.value = _NEXT[self._dark.value]
        self._show_theme()

    def _show_theme(self) -> None:
        icon, meaning = _THEMES[self._dark.value]
        self._theme.icon = icon
        self._theme.props(f'aria-label="{meaning}"')
