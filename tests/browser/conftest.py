"""One try-out and one browser for all tests of this folder; each test opens a page of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.trying import browsing, trying_out


@pytest.fixture(scope="package")
def address() -> Iterator[str]:
    with trying_out() as (address, _):
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1960, "height": 1000}, color_scheme="light")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()
