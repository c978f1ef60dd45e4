"""``crs-lint preview`` in a browser: the page renews itself when a file is saved, and keeps its filter and its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.chromium import skip_without_chromium
from tests.server.editor import CLEAN, EXAM
from tests.server.running import Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

skip_without_chromium()
PATIENCE = 30_000  # milliseconds
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no signal for Ctrl-C")
_ITEM = CLEAN.partition("items:\n")[2]


def _items(numbers: range, stem: str = "Which planet is nearest to the sun?") -> str:
    return "items:\n" + "".join(
        _ITEM.replace("planet-nearest", f"planet-{number:02}").replace("Which planet is nearest to the sun?", f"{stem} ({number})")
        for number in numbers
    )


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "exam.yaml").write_text(EXAM)
    (tmp_path / "a.yaml").write_text(_items(range(20)))
    (tmp_path / "b.yaml").write_text(_items(range(20, 40), "Which moon is largest?"))
    return tmp_path


@pytest.fixture
def previewed(bank: Path) -> Iterator[Running]:
    with running(bank, "preview", ".", "--no-cache") as process:
        process.wait_for(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/\n")
        yield process
        assert process.interrupt() == 130
        assert "Traceback" not in process.text


def _address(process: Running) -> str:
    return process.wait_for(r"http://\S+")[0]


def _open(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_page(**options)
    page.goto(address)
    page.wait_for_selector("html[data-live=ready]")
    return page


def _save_and_wait(page: Page, file: Path, text: str, shown: str) -> None:
    """Saves a file, and waits until the page shows some words."""
    file.write_text(text)
    page.wait_for_selector(f"text={shown}", state="attached", timeout=PATIENCE)
    page.wait_for_selector("html[data-live=ready]")


def test_a_saved_file_is_shown_with_the_same_filter_at_the_same_place(browser: Browser, bank: Path, previewed: Running) -> None:
    page = _open(browser, _address(previewed), viewport={"width": 1280, "height": 700})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.select_option("[name=file]", "b.yaml")
    page.wait_for_url("**#file=b.yaml")
    item = page.locator(".item:visible", has_text="planet-33")
    item.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.evaluate("scrollBy(0, 37)")
    before = page.evaluate(_FIRST)
    # What is above becomes longer, and there are more items.
    _save_and_wait(page, bank / "a.yaml", _items(range(15), "A much longer question, line after line?"), "A much longer question")
    _save_and_wait(page, bank / "b.yaml", _items(range(18, 40), "Which moon is the very largest?"), "very largest")
    assert page.input_value("[name=file]") == "b.yaml"
    assert page.url.endswith("#file=b.yaml")
    assert page.locator(".item:visible h3").count() == 22
    after = page.evaluate(_FIRST)
    assert after["title"] == before["title"]
    assert abs(after["top"] - before["top"]) < 3
    assert complaints == []
    page.close()


_FIRST = """(() => {
    const item = [...document.querySelectorAll(".item:not([hidden])")].find((one) => one.getBoundingClientRect().bottom > 0);
    return {title: item.querySelector("h3").textContent, top: item.getBoundingClientRect().top};
})()"""


def test_a_broken_config_file_is_told_and_the_last_settings_stay(browser: Browser, bank: Path, previewed: Running) -> None:
    page = _open(browser, _address(previewed))
    config = bank / "crs-lint.toml"
    _save_and_wait(page, config, "nonsense = [", "is not valid TOML")
    assert page.locator(".item").count() == 40
    config.write_text("")
    page.wait_for_selector(".complaints", state="detached", timeout=PATIENCE)
    _save_and_wait(page, config, "nonsense = 1", "The last settings that could be read stay in use.")
    assert page.locator(".item").count() == 40
    page.close()


def test_a_place_is_copied_as_path_and_line(browser: Browser, bank: Path, previewed: Running) -> None:
    (bank / "a.yaml").write_text(_items(range(3)).replace("Mercury", "Mercury Mercury"))
    page = _open(browser, _address(previewed))
    page.wait_for_selector("button.place", state="attached", timeout=PATIENCE)
    assert re.fullmatch(r"a\.yaml:\d+", page.locator("button.place").first.inner_text())
    page.close()


def test_the_page_says_when_the_preview_has_ended(browser: Browser, bank: Path) -> None:
    with running(bank, "preview", ".", "--no-cache") as process:
        page = _open(browser, _address(process))
        assert not page.locator(".notice").is_visible()
        assert process.interrupt() == 130
    page.wait_for_selector(".notice:visible", timeout=PATIENCE)
    assert "has ended" in page.inner_text(".notice")
    page.close()


def test_two_browsers_are_both_told(browser: Browser, bank: Path, previewed: Running) -> None:
    pages = [_open(browser, _address(previewed)) for _ in range(2)]
    (bank / "a.yaml").write_text(_items(range(20), "Which comet comes back?"))
    for page in pages:
        page.wait_for_selector("text=Which comet", state="attached", timeout=PATIENCE)
        page.close()


def test_nothing_to_show_is_said_and_ends_the_command(tmp_path: Path) -> None:
    with running(tmp_path, "preview", "nowhere") as process:
        assert process.process.wait(60) == 2
        process.wait_for("crs-lint: nowhere: there is no such file or folder")
