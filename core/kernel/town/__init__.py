"""A town's configuration: where we work, whom to call, and what people agreed on."""

from core.kernel.town.care import Answer, Fallback, FollowUp, Visits
from core.kernel.town.hours import ClosedDay, Hours
from core.kernel.town.ladders import Ladder, Ladders, Rung, Who
from core.kernel.town.limits import Drafts, Files, Flood, Pacing, Routing, RoutingStep, Worker
from core.kernel.town.places import Area, ChildDuty, Contact, Destination, Numbers
from core.kernel.town.privacy import Chats
from core.kernel.town.retention import Retention
from core.kernel.town.whole import Town, UnknownAreaError, UnknownDestinationError

__all__ = [
    "Answer",
    "Area",
    "Chats",
    "ChildDuty",
    "ClosedDay",
    "Contact",
    "Destination",
    "Drafts",
    "Fallback",
    "Files",
    "Flood",
    "FollowUp",
    "Hours",
    "Ladder",
    "Ladders",
    "Numbers",
    "Pacing",
    "Retention",
    "Routing",
    "RoutingStep",
    "Rung",
    "Town",
    "UnknownAreaError",
    "UnknownDestinationError",
    "Visits",
    "Who",
    "Worker",
]
