"""Takes the pictures of the phones for the documentation, in the middle of a conversation."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.trying import PhoneOnPage, browsing, trying_out

_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
_SETTLED = 5_500
"""Milliseconds after which the last toast has faded."""


def main() -> None:
    """Writes phones.png and phones-dark.png."""
    with trying_out() as (address, _), browsing() as browser:
        page = browser.new_page(viewport={"width": 1960, "height": 1000}, color_scheme="light")
        page.goto(address)
        _talk(page)
        page.wait_for_timeout(_SETTLED)
        page.screenshot(path=_PICTURES / "phones.png")
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(500)
        page.screenshot(path=_PICTURES / "phones-dark.png")


def _talk(page: Page) -> None:
    """Peter's report is in Kirsten's hands, Nadia is about to send hers."""
    nadia, peter, kirsten = (PhoneOnPage(page, name) for name in ("Nadia", "Peter", "Kirsten"))
    peter.write("Råber og græder i opgangen, Vangdalen 4, 2. tv")
    peter.tap("I dag")
    kirsten.sees("I dag")
    kirsten.tap("Jeg tager den")
    peter.sees("I gang")
    kirsten.tap("Vis detaljer")
    kirsten.sees("Råber og græder")
    nadia.write("Min nabo på Energivej 14 har ikke tømt sin postkasse i to uger")
    nadia.sees("Energivej-området")


if __name__ == "__main__":
    main()
