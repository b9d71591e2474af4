"""Telephone numbers as people write them; the library is loaded when the first is read."""

REGION = "DK"
"""Where a number without a country code is meant to be."""
_LONGEST = 40


def phone_number(words: str) -> str | None:
    """The one number that these words are, in E.164; None when they are none, or more than a number."""
    if len(words) > _LONGEST:
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(words, REGION)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if _is_valid(number) else None


def _is_valid(number: object) -> bool:
    import phonenumbers

    return isinstance(number, phonenumbers.PhoneNumber) and phonenumbers.is_valid_number(number)
