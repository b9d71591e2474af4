"""What the process writes down: structured lines without personal data and without the token."""

import logging
import sys

import structlog

_TALKATIVE = ("httpx", "httpcore", "telegram", "aiohttp", "alembic")


def configure() -> None:
    """Lines of key=value on standard error; libraries only from WARNING up."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # that a tick is still under way at the next is no news


def where(error: BaseException) -> str:
    """The kind of an error and the line it came from: never its text, which may hold what people wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
