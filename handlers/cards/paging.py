"""Long lists in pages: where a page begins, and the buttons to the page before and behind it."""

from collections.abc import Callable

from handlers.buttons import UseCase
from handlers.cards.scene import Scene
from handlers.message import Button


def page_asked_for(scene: Scene, total: int, size: int) -> int:
    """Where the page begins that the notice asks for, or the last page when there are fewer by now."""
    offset = int(scene.notice.facts.get("offset") or 0)
    return min(max(offset, 0), max(total - 1, 0)) // size * size


def turns(
    offset: int, total: int, size: int, show: Callable[[int], UseCase], scene: Scene
) -> tuple[Button | None, Button | None]:
    """Buttons to the neighbouring pages; None at either end."""
    _, behind = scene.words, offset + size
    back = scene.button("⬅️ " + _.plain("Previous"), show(max(0, offset - size))) if offset else None
    onward = scene.button("➡️ " + _.plain("Next"), show(behind)) if behind < total else None
    return back, onward
