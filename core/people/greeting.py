"""What everybody may ask of the bot: who am I here, what can I do, in which language."""

from dataclasses import dataclass, replace

from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.people import notices
from core.people.dialogue import DialogueKind
from core.people.needs import PeopleWork
from core.people.notices import PeopleKind
from core.people.person import Person

LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Greet:
    """Somebody opened the chat."""

    def __call__(self, by: Person, work: PeopleWork) -> None:
        work.dialogues.close(by.id)
        work.tell(notices.plain(PeopleKind.WELCOME, by), notices.menu(by))


@dataclass(frozen=True)
class Say:
    """An answer that needs nothing but its kind: help, the choice of language, what the bot cannot read."""

    kind: PeopleKind

    def __call__(self, by: Person, work: PeopleWork) -> None:
        work.tell(notices.plain(self.kind, by))


@dataclass(frozen=True)
class NeverMind:
    """Nothing to write after all: the next message is not taken for what was asked. Outdated when it was answered, or
    when something else has been asked since."""

    asked: DialogueKind
    about: int | None

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        dialogue = work.dialogues.of(by.id)
        if dialogue is None or (dialogue.kind, dialogue.about) != (self.asked, self.about):
            raise Outdated
        work.dialogues.close(by.id)
        work.tell(notices.over(dialogue, by))
        return Reply("never_mind")


@dataclass(frozen=True)
class Speak:
    """Speak this language with me from now on."""

    language: str

    def __call__(self, by: Person, work: PeopleWork) -> None:
        speaker = replace(by, language=self.language)
        work.people.save(speaker)
        work.tell(notices.plain(PeopleKind.WELCOME, speaker), notices.menu(speaker))


@dataclass(frozen=True)
class PointToPrivateChat:
    """Somebody wrote in a group. An answer to a command always comes, to anything else once an hour a group."""

    group: int
    addressed: bool

    def __call__(self, by: Person, work: PeopleWork) -> None:
        key = None if self.addressed else f"group:{self.group}:{work.now:%Y-%m-%dT%H}"
        work.tell(notices.private_chat(self.group, key))


@dataclass(frozen=True)
class NoteReachable:
    """Telegram says that they blocked the bot, or took it back."""

    reachable: bool

    def __call__(self, by: Person, work: PeopleWork) -> None:
        work.people.set_reachable(by.id, None if self.reachable else work.now)
