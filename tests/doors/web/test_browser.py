"""The product in a real browser: dropped files, live changes, keyboard, screen reader, phone, dark, print."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest

from doors.web.conftest import EXAMPLES

sync_api = pytest.importorskip("playwright.sync_api")
axe_core = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install the package chromium")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
              "--disable-component-update", "--disable-sync")  # fmt: skip
DOORS = ("/", "/read/1", "/me", "/jobs", "/jobs/1", "/jobs/rank", "/jobs/boards", "/roles", "/roles/ai-engineer",
         "/roles/compare?a=ai-engineer&b=ml-engineer", "/quiz", "/nowhere")  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: sync_api.Browser, served: str) -> Iterator[sync_api.Page]:
    """A page that fails the test where it asks another host, breaks its policy or throws."""
    context = browser.new_context(base_url=served)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((served, "data:")) else wrong.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    yield page
    context.close()
    assert not wrong


def drop(page: sync_api.Page, name: str, data: bytes) -> None:
    """Drop a file on the page, as a hand does."""
    transfer = page.evaluate_handle(
        "([name, bytes]) => { const transfer = new DataTransfer();"
        "transfer.items.add(new File([new Uint8Array(bytes)], name)); return transfer; }",
        [name, list(data)],
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": transfer})
    page.dispatch_event("body", "drop", {"dataTransfer": transfer})


def bring_resume(page: sync_api.Page) -> None:
    page.goto("/me")
    page.set_input_files("#resume", EXAMPLES / "resumes" / "backend-to-ai.pdf")
    page.get_by_role("button", name="Advise me").click()
    page.locator("#lead").wait_for()


def fill(page: sync_api.Page) -> None:
    """Read a posting, bring a résumé and take in postings, so that every page has something to show."""
    page.goto("/")
    page.set_input_files("#files", EXAMPLES / "postings" / "ai-engineer-in-name.md")
    page.get_by_role("button", name="Read the work").click()
    page.wait_for_url("**/read/1")
    bring_resume(page)
    page.goto("/jobs/boards")
    page.set_input_files("#files", EXAMPLES / "postings.jsonl")
    page.get_by_role("button", name="Import").click()
    page.get_by_text("5 new").wait_for()


def test_a_pdf_that_is_dropped_shows_its_spectrum(page):
    page.goto("/")
    drop(page, "resume.pdf", (EXAMPLES / "resumes" / "backend-to-ai.pdf").read_bytes())
    page.wait_for_url("**/read/1")
    shares = page.locator(".bars data")
    values = [float(shares.nth(at).get_attribute("value")) for at in range(shares.count())]
    assert sum(values) == pytest.approx(1, abs=0.02)
    assert page.locator("svg polygon.light").count() >= 2
    page.get_by_role("button", name="Advise me with this résumé").click()
    page.wait_for_url("**/me")
    assert "Lead with" in page.inner_text("main")


def test_a_what_if_is_read_at_once(page):
    fill(page)
    page.goto("/me")
    assert page.get_by_role("button", name="Read it anew").is_hidden()
    page.locator("input[name=add]").first.check()
    page.locator("#changes .told").wait_for()
    first = page.inner_text("#changes")
    page.fill("#own", "Trained a ranking model in PyTorch on 2,000,000 clicks and served it with Triton")
    page.wait_for_function("first => document.getElementById('changes').innerText !== first", arg=first)
    page.locator("input[name=add]").first.uncheck()
    page.fill("#own", "")
    page.get_by_text("Tick or write something").wait_for()


def test_postings_are_ranked_and_a_mark_outlives_a_reload(page):
    fill(page)
    page.goto("/jobs/rank")
    first = page.locator(".ranked > li").first
    title = first.locator("h3").inner_text()
    first.get_by_role("button", name="applied").click()
    page.wait_for_load_state()
    page.reload()
    marked = page.locator(".ranked > li", has_text=title).get_by_role("button", name="applied")
    assert marked.get_attribute("aria-pressed") == "true"
    page.goto("/jobs?state=applied")
    assert page.locator(".postings > li").count() == 1
    page.get_by_role("link", name=title).click()
    assert "Together" in page.inner_text("#why")


def test_the_quiz_by_keyboard_alone(page):
    page.goto("/quiz")
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    for number in range(8):
        page.get_by_text(f"{number + 1} of 8", exact=True).wait_for()
        page.locator("input[type=radio]").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.get_by_text("(right)").wait_for()
        page.locator("button:focus").wait_for()  # what comes next has the focus
        page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"\d of 8 right")).wait_for()


def test_every_door_is_reached_by_tab(page):
    page.goto("/")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
    assert seen[0] == "Skip to the main part"
    assert {"Read", "Me", "Jobs", "Roles", "Quiz", "files", "text", "url"} <= set(seen)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, scheme):
    fill(page)
    page.emulate_media(color_scheme=scheme)
    axe = axe_core.Axe()
    for path in DOORS:
        page.goto(path)
        for summary in page.locator("details > summary").all():
            summary.click()
        found = axe.run(page).response["violations"]
        assert not found, (path, [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found])


def test_every_page_fits_a_phone_and_a_sheet_of_paper(page):
    fill(page)
    page.set_viewport_size({"width": 360, "height": 740})
    for path in DOORS:
        page.goto(path)
        clipped = page.evaluate(
            "[...document.querySelectorAll('main *')]"
            ".filter((one) => !one.closest('.wide, svg, .unseen, details:not([open])')"
            " && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))"
        )
        assert not clipped, (path, clipped[:3])
    page.goto("/read/1")
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def test_pages_work_without_scripts(browser, served):
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    bring_resume(page)
    page.locator("input[name=add]").first.check()
    page.get_by_role("button", name="Read it anew").click()
    page.locator("#changes .told").wait_for()
    context.close()
