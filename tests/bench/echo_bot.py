"""A bare echo bot as people write it, for comparison: `python -m tests.bench.echo_bot URL TOKEN default|fast`."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.transport import Transport

_AT_ONCE = 64


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(url: str, token: str, transport: str) -> None:
    """Poll until killed."""
    builder = Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(_AT_ONCE)
    if transport == "fast":
        builder = builder.request(Transport(_AT_ONCE)).get_updates_request(Transport(1))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
