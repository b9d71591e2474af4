"""Every table, so that whoever needs the whole schema imports this."""

from storage.tables.alerts import alert, attachment, entry, holder, report
from storage.tables.columns import metadata
from storage.tables.duty import absence, address, alarmed, call, help_answer, repair, visit
from storage.tables.people import dialogue, invitation, person
from storage.tables.privacy import chat_message, doomed, identity_request, informing, kept_out, look, past_alert
from storage.tables.traffic import Handling, inbox, living, outbox, setting

__all__ = [
    "Handling",
    "absence",
    "address",
    "alarmed",
    "alert",
    "attachment",
    "call",
    "chat_message",
    "dialogue",
    "doomed",
    "entry",
    "help_answer",
    "holder",
    "identity_request",
    "inbox",
    "informing",
    "invitation",
    "kept_out",
    "living",
    "look",
    "metadata",
    "outbox",
    "past_alert",
    "person",
    "repair",
    "report",
    "setting",
    "visit",
]
