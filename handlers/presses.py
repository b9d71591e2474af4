"""What people say by pressing a button."""

from telegram import Update

from core.alerts.choosing import StartGuided
from core.kernel.refusal import Outdated
from handlers import buttons
from handlers.chat import Chat


async def begin(update: Update, chat: Chat) -> None:
    """Somebody pressed "Meld en bekymring"."""
    await chat.do(StartGuided(update.effective_user.full_name if update.effective_user else None))


async def press(update: Update, chat: Chat) -> None:
    """Somebody pressed any other button: it names the use case itself."""
    query = update.callback_query
    if query is None:
        raise Outdated
    await chat.do(buttons.read(query.data, query.from_user.id, chat.seal, chat.town))
