"""What a button says when it is pressed: a use case and its ids, signed for the account it was made for.

`ta:` and base64url of the packed fields and ten bytes of signature; never more than Telegram's 64 bytes. Ids take eight
bytes; choices (areas, signs, roles …) four, the CRC-32 of their key, looked up in the town when the button is read.
"""

import base64
import binascii
import struct
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Protocol, get_args, get_origin, get_type_hints
from zlib import crc32

from core.access.asking import ShowOwnData
from core.alerts import caretaking, choosing, details, following, hiding, showing
from core.alerts.climbing import handing_over, postponing, reopening, staying
from core.alerts.ending import longer
from core.alerts.identity import granting, requesting
from core.alerts.keeping_out import blocking, held, reviewing
from core.alerts.talking import again, answering, helping, saying, sorting
from core.informing import deciding, listing
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.kernel.town import Town
from core.people import addresses, codes, contact, greeting, inviting, membership
from core.people.being_away import entering, looking, standing_in
from core.people.person import Person
from core.retention import forgetting
from core.retention.needs import RetentionWork
from core.visits import coming_out, going_in
from core.visits.needs import VisitWork


class HouseWork(VisitWork, RetentionWork, Protocol):
    """A transaction in which everything that people ask for can be done."""


UseCase = Callable[[Person, HouseWork], Reply | None]

LONGEST = 64
BEGIN = "begin"
"""Starts a report. Not signed: anybody may, and nothing is named in it."""
_SEAL = 10

BUTTONS = MappingProxyType(
    {
        "ar": choosing.ChooseArea,
        "si": choosing.ToggleSign,
        "sf": choosing.FinishSigns,
        "wh": choosing.SkipWhere,
        "ur": choosing.ChooseUrgency,
        "se": choosing.Send,
        "ch": choosing.Change,
        "cl": choosing.LeaveChange,
        "hi": hiding.Hide,
        "hs": hiding.HideSent,
        "dr": choosing.Drop,
        "ow": following.ShowOwnReport,
        "od": ShowOwnData,
        "ad": following.AskToAdd,
        "wi": following.Withdraw,
        "re": following.Reassess,
        "ta": caretaking.Take,
        "ou": caretaking.AskForOutcome,
        "co": caretaking.Close,
        "jo": caretaking.Join,
        "no": caretaking.AskForNote,
        "oi": staying.ConfirmAlive,
        "pq": postponing.AskForDelay,
        "po": postponing.Postpone,
        "pt": postponing.AskForTime,
        "hq": handing_over.AskForColleague,
        "ho": handing_over.HandOver,
        "ha": handing_over.AcceptOffer,
        "hd": handing_over.DeclineOffer,
        "lg": handing_over.LetGo,
        "rq": reopening.AskForReason,
        "sy": saying.AskToSay,
        "sr": saying.SayReady,
        "rg": again.ReadAgain,
        "an": answering.AskToAnswer,
        "ae": sorting.AnswerWith,
        "nc": sorting.ReportAnew,
        "hp": helping.SayWhetherItHelped,
        "dh": helping.DeclineToBeAsked,
        "xq": blocking.AskToKeepOut,
        "xk": blocking.KeepOut,
        "xc": blocking.LeaveKeepingOut,
        "xl": reviewing.ShowKeptOut,
        "xb": reviewing.ShowBlock,
        "xr": reviewing.ShowWhyKeptOut,
        "xi": reviewing.FindInOrder,
        "xo": reviewing.LetInAgain,
        "xh": held.AskForHeld,
        "xp": held.TurnHeld,
        "xs": held.ShowHeld,
        "xg": held.SendHeld,
        "xf": held.ForgetHeld,
        "iq": deciding.AskForDecision,
        "id": deciding.Decide,
        "ix": deciding.Exempt,
        "il": listing.ShowInformings,
        "li": showing.ShowOpenList,
        "la": showing.AskForOpenList,
        "vi": going_in.GoInFromAlert,
        "vs": going_in.StayInside,
        "vl": going_in.AskForLength,
        "vn": going_in.StillInside,
        "vd": going_in.Drop,
        "vo": coming_out.ComeOut,
        "vm": coming_out.AskForMoreTime,
        "vv": coming_out.ShowVisit,
        "vq": coming_out.AskIfSure,
        "vb": coming_out.LeaveAlarm,
        "vt": coming_out.HaveTalked,
        "op": showing.Open,
        "lq": showing.LeaveQuestion,
        "de": details.ShowDetails,
        "wq": requesting.AskWho,
        "wr": granting.ShowReason,
        "wg": granting.Grant,
        "wx": granting.Refuse,
        "ws": granting.ShowWho,
        "nm": greeting.NeverMind,
        "sp": greeting.Speak,
        "pe": membership.ShowPeople,
        "me": membership.ShowMember,
        "cr": membership.ChooseRole,
        "na": inviting.AskForName,
        "ro": membership.SetRole,
        "as": membership.ShowAreas,
        "at": membership.ToggleArea,
        "ak": membership.AskToRemove,
        "rm": membership.Remove,
        "iw": inviting.WithdrawInvitation,
        "aw": looking.ShowAbsences,
        "ab": looking.ShowAbsence,
        "ay": looking.AskForDays,
        "ba": entering.BeAway,
        "ea": entering.EndAbsence,
        "sq": standing_in.AskForStandIn,
        "sn": standing_in.NameStandIn,
        "kt": contact.ShowContact,
        "kp": contact.AskForPhone,
        "kr": contact.RemovePhone,
        "ka": addresses.AskForAddress,
        "kc": codes.AskForCode,
        "kn": codes.SendNewCode,
        "kx": addresses.RemoveAddress,
        "eg": longer.ShowWhatGoes,
        "el": longer.AskHowLong,
        "ew": longer.AskWhyLonger,
        "er": forgetting.BeErased,
        "es": forgetting.StayKnown,
    }
)
_CODES: dict[type, str] = {kind: code for code, kind in BUTTONS.items()}


class Seal(Protocol):
    """Signs what a button says, so that nobody can make one up or press another's."""

    def sign(self, message: bytes, account: int) -> bytes:
        """Ten bytes."""
        ...

    def holds(self, message: bytes, account: int, mac: bytes) -> bool: ...


def data(pressed: UseCase, account: int, seal: Seal) -> str:
    """What the button carries for the reader with this account."""
    kind: type = type(pressed)
    code, shape = _CODES[kind], _shape(kind)
    values = [_packed(getattr(pressed, name), kind) for name, kind in shape.items()]
    packed = struct.pack(_format(shape), *values)
    sealed = packed + seal.sign(code.encode() + packed, account)
    return f"{code}:{base64.urlsafe_b64encode(sealed).rstrip(b'=').decode()}"


def read(carried: str | None, account: int, seal: Seal, town: Town) -> UseCase:
    """What was pressed; Outdated when it is garbled, forged, another's, or names what the town no longer has."""
    code, _, encoded = (carried or "").partition(":")
    kind = BUTTONS.get(code)
    if kind is None:
        raise Outdated
    shape = _shape(kind)
    sealed = _decoded(encoded)
    packed, mac = sealed[:-_SEAL], sealed[-_SEAL:]
    if len(packed) != struct.calcsize(_format(shape)) or not seal.holds(code.encode() + packed, account, mac):
        raise Outdated
    values = struct.unpack(_format(shape), packed)
    pressed: UseCase = kind(
        **{name: _meant(value, name, shape[name], town) for name, value in zip(shape, values, strict=True)}
    )
    return pressed


@cache
def _shape(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _format(shape: dict[str, Any]) -> str:
    return ">" + "".join("q" if _is_number(kind) else "I" for kind in shape.values())


def _is_number(kind: Any) -> bool:
    return issubclass(_base(kind), int)


def _base(kind: Any) -> type:
    base: type = next(each for each in get_args(kind) if each is not type(None)) if _is_optional(kind) else kind
    return base


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) is UnionType


def _packed(value: Any, kind: Any) -> int:
    if value is None:
        return 0
    return int(value) if _is_number(kind) else crc32(str(value).encode())


def _meant(value: int, name: str, kind: Any, town: Town) -> object:
    if _is_optional(kind) and value == 0:
        return None
    if _is_number(kind):
        return _base(kind)(value)
    for choice in _choices(name, _base(kind), town):
        if crc32(choice.encode()) == value:
            return choice
    raise Outdated


def _choices(name: str, kind: Any, town: Town) -> Iterable[str]:
    if kind is not str:
        return list(kind)
    of_the_town = {
        "area": [area.key for area in town.areas],
        "destination": [destination.key for destination in town.destinations],
        "answer": [answer.key for answer in town.answers],
        "language": greeting.LANGUAGES,
    }
    return of_the_town[name]


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Outdated from None
