"""The main job, held in a browser by everybody who takes part in it."""

import re
from base64 import b64decode
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.trying import PhoneOnPage

pytestmark = pytest.mark.browser

_PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
_CONTRAST = """element => {
    const parts = text => text.match(/[\\d.]+/g).map(Number);
    const light = color => {
        const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
        const [r, g, b] = parts(color).map(v => linear(v / 255));
        return .2126 * r + .7152 * g + .0722 * b;
    };
    let ground = element;
    while ((parts(getComputedStyle(ground).backgroundColor)[3] ?? 1) < .7) ground = ground.parentElement;
    const both = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor].map(light);
    return (Math.max(...both) + .05) / (Math.min(...both) + .05);
}"""


def test_peter_learns_in_his_phone_that_kirsten_took_his_report_and_closed_it(page: Page) -> None:
    peter, kirsten, stand_in = (PhoneOnPage(page, name) for name in ("Peter", "Kirsten", "Søren"))
    peter.write("Råber og græder i opgangen, Vangdalen 4, 2. tv")
    peter.sees("Vangdalen 4")
    peter.tap("I dag")
    peter.sees("Modtaget")
    kirsten.sees("Vangdalen")
    kirsten.tap("Jeg tager den")
    peter.sees("I gang")
    stand_in.sees("Kirsten tog den")
    kirsten.tap("Luk")
    kirsten.tap("Råd givet")
    peter.sees("Afsluttet")


def test_the_answer_to_a_press_appears_over_the_phone_that_pressed(page: Page) -> None:
    lone, kirsten = PhoneOnPage(page, "Lone"), PhoneOnPage(page, "Kirsten")
    lone.write("Fyldt postkasse, Energivej 14")
    lone.tap("Kan vente")
    kirsten.sees("Energivej-området")
    kirsten.tap("Jeg tager den")
    expect(kirsten.frame.get_by_role("status")).not_to_be_empty()
    expect(lone.frame.get_by_role("status")).to_be_empty()


def test_a_narrow_screen_shows_one_phone_and_counts_what_came_to_the_others(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    people = page.get_by_role("navigation", name="Telefoner")
    nadia, peter = PhoneOnPage(page, "Nadia"), PhoneOnPage(page, "Peter")
    expect(nadia.frame).to_be_visible()
    expect(peter.frame).to_be_hidden()
    people.get_by_role("button", name="Peter").click()
    expect(peter.frame).to_be_visible()
    expect(nadia.frame).to_be_hidden()
    peter.write("Larm hver nat, Vangdalen 18")
    peter.tap("Kan vente")
    expect(people.get_by_role("button", name="Kirsten").locator(".unread")).to_have_text("1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read_in_light_and_in_dark(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    PhoneOnPage(page, "Nadia").sees("112")
    for words in (".bot .words", ".own .words", ".below", ".words a", ".key", ".role", ".about"):
        place = page.locator(words).first
        assert place.evaluate(_CONTRAST) >= 4.5, f"{words} in {scheme}"


def test_the_dark_can_be_switched_on_by_hand(page: Page) -> None:
    page.get_by_role("button", name="Udseende: som systemet").click()
    page.get_by_role("button", name="Udseende: lyst").click()
    expect(page.locator("body")).to_have_class(re.compile(r"\bbody--dark\b"))


def test_the_page_fetches_nothing_from_beyond_this_machine(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    PhoneOnPage(page, "Nadia").sees("112")
    context.close()
    hosts = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


def test_the_page_cannot_be_reached_under_a_name_that_somebody_else_gives_this_machine(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(extra_http_headers={"Host": "phones.example"})
    answer = context.request.get(address)
    assert answer.status == 400
    context.close()


def test_photo_voice_file_and_place_are_sent_and_shown(page: Page) -> None:
    nadia = PhoneOnPage(page, "Nadia")
    nadia.attach("Foto", "dør.png", "image/png", _PICTURE)
    photo = nadia.frame.locator(".own img.photo").last
    expect(photo).to_have_js_property("naturalWidth", 1)
    nadia.attach("Talebesked", "tale.ogg", "audio/ogg", b"OggS" + bytes(400))
    expect(nadia.frame.locator(".own audio")).to_have_count(1)
    nadia.attach("Fil", "brev & svar.pdf", "application/pdf", b"%PDF-1.4")
    nadia.own("brev & svar.pdf")
    nadia.frame.get_by_role("button", name="Vedhæft").click()
    page.get_by_text("Sted, hvor jeg er").click()
    nadia.own("56.4607, 10.0364")


def test_a_message_can_be_answered_corrected_and_taken_back(page: Page) -> None:
    birgit = PhoneOnPage(page, "Birgit")
    birgit.write("Vangdaln 8")
    _choose(birgit, "Vangdaln 8", "Ret")
    birgit.write("Vangdalen 8")
    expect(birgit.frame.locator(".own .bubble").last).to_contain_text("redigeret")
    _choose(birgit, "Vangdalen 8", "Slet")
    expect(birgit.frame.locator(".own .bubble").filter(has_text="Vangdalen 8")).to_have_count(0)
    _choose(birgit, "Velkommen", "Svar", own=False)
    birgit.write("/hjaelp")
    expect(birgit.frame.locator(".own .quote").last).to_contain_text("Velkommen")


def test_what_was_written_while_the_bot_was_dead_is_answered_when_it_lives_again(page: Page) -> None:
    lone = PhoneOnPage(page, "Lone")
    page.get_by_role("button", name="Slå botten ihjel").click()
    start = page.get_by_role("button", name="Start botten igen")
    start.wait_for()
    lone.write("Larm hele natten, Sjællandsgade 12")
    start.click()
    lone.sees("Sjællandsgade 12")


def test_a_cut_network_holds_messages_back_until_it_is_mended(page: Page) -> None:
    lone = PhoneOnPage(page, "Lone")
    page.get_by_role("button", name="Afbryd netværket").click()
    mend = page.get_by_role("button", name="Gendan netværket")
    mend.wait_for()
    lone.write("Vrede råb, Energivej 31")
    lone.own("Energivej 31")
    answer = lone.frame.locator(".bot .bubble").filter(has_text="Energivej 31")
    expect(answer).to_have_count(0)
    mend.click()
    expect(answer).to_have_count(1)


def test_a_blocked_bot_is_let_in_again_with_one_tap(page: Page) -> None:
    nadia = PhoneOnPage(page, "Nadia")
    nadia.tap("Indstillinger")
    page.get_by_text("Bloker botten").click()
    expect(nadia.frame.get_by_role("textbox", name="Besked")).to_be_hidden()
    nadia.tap("Fjern blokering")
    expect(nadia.frame.get_by_role("textbox", name="Besked")).to_be_visible()


def test_moving_the_clock_moves_every_phone(page: Page) -> None:
    day = page.locator(".clock .date")
    before = day.inner_text()
    page.get_by_role("button", name="+1 dag").click()
    expect(day).not_to_have_text(before)


def test_the_commands_of_the_role_are_one_tap_away(page: Page) -> None:
    peter = PhoneOnPage(page, "Peter")
    peter.tap("Kommandoer")
    page.locator(".commands").get_by_text("/mine").click()
    peter.own("/mine")


def _choose(phone: PhoneOnPage, text: str, choice: str, *, own: bool = True) -> None:
    """Opens the small menu beside a message."""
    message = phone.frame.locator(".own" if own else ".bot").filter(has_text=text).last
    message.hover()
    message.get_by_role("button", name="Mere").click()
    phone.page.get_by_role("listitem").filter(has_text=choice).click()
