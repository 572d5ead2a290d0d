"""A service and a real browser for the tests of the pages: one of each for a module."""
from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.running import Running, running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUESTION = "2021年跨境电商出口额是多少？"
PHONE: Any = {"width": 390, "height": 844}
WIDE: Any = {"width": 1280, "height": 860}
AUDIT = "rules => axe.run(rules).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))"
# What the colours of the system can change; everything else is the same in the dark
IN_THE_DARK: Any = {"runOnly": ["color-contrast"]}
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service over the report that ships; the index is built once for all modules."""
    folder = tmp_path_factory.getbasetemp() / "browsing"
    folder.mkdir(exist_ok=True)
    with running(folder) as service:
        service.wait_until_ready()
        yield service


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, live: Running) -> Iterator[Any]:
    """A new page of a reader who was never here."""
    context = browser.new_context(viewport=WIDE, base_url=live.url)
    context.set_default_timeout(15_000)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, which looks for what shuts people out."""
    npm, folder = shutil.which("npm"), tmp_path_factory.getbasetemp() / "axe"
    if npm is None:
        pytest.skip("no npm here to install axe-core with")
    source = folder / "node_modules" / "axe-core" / "axe.min.js"
    folder.mkdir(exist_ok=True)
    command = f"{npm} install --ignore-scripts --no-audit --fetch-retries=0 axe-core@4".split()
    if not source.exists():
        subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    if not source.exists():
        pytest.skip("axe-core could not be installed: npm reaches no registry")
    return source.read_text(encoding="utf-8")


def ask(page: Any, question: str) -> None:
    """Ask with the keyboard, and wait for the whole reply."""
    page.locator("#q").fill(question)
    page.keyboard.press("Enter")
    page.locator(".turn", has_text=question).locator(".actions button").first.wait_for()


def audit(page: Any, axe: str) -> list[str]:
    """What axe finds, light and dark, and a page that is wider than its window. The context must have bypass_csp."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(AUDIT, {})
    page.emulate_media(color_scheme="dark")
    found += page.evaluate(AUDIT, IN_THE_DARK)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{wider} pixels too wide"] if wider > 0 else [])]
