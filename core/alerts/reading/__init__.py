"""What a message says: the place, the signs, the urgency, and whether life or a child is at stake."""

from core.alerts.reading.gazetteer import Gazetteer
from core.alerts.reading.message import Reading, read
from core.alerts.reading.place import Place
from core.alerts.reading.signs import Sign, Urgency
from core.alerts.reading.vocabulary import Vocabulary

__all__ = ["Gazetteer", "Place", "Reading", "Sign", "Urgency", "Vocabulary", "read"]
