"""Places that are named one after another: what is known of where it is."""

from dataclasses import asdict, replace

from core.alerts.reading import Place


def without(known: Place, said: Place) -> Place:
    """What is known apart from what was said there."""
    return Place(**{part: None if value == getattr(said, part) else value for part, value in asdict(known).items()})


def merged(known: Place, new: Place, *, area_stays: bool = False) -> Place:
    """What is known, completed by what is new. A whole new address takes the place of the old one's details, and of its
    area when the street is one of ours. An area named anew counts while no street is known, unless it `area_stays`."""
    if new.street is not None:
        return replace(new, area=new.area if new.area is not None else known.area)
    named_anew = None if area_stays or known.street is not None else new.area
    return replace(
        known,
        area=named_anew or known.area or new.area,
        house_number=known.house_number or new.house_number,
        floor=known.floor or new.floor,
        side=known.side or new.side,
    )


def elsewhere(known: Place, new: Place) -> bool:
    """Whether both are addresses, and not the same one."""
    if known.street is None or new.street is None:
        return False
    numbers_differ = None not in (known.house_number, new.house_number) and known.house_number != new.house_number
    return known.street != new.street or numbers_differ
