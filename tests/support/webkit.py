"""A phone with the engine of iPhones: WebKitGTK, driven over WebDriver, on a display of its own."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

DRIVER = "WebKitWebDriver"
DISPLAY = "Xvfb"
WINDOW = (390, 844)
# A machine with other work on it is slow, not wrong: what is waited for may take its time.
PATIENCE_SECONDS = 30

_SEEN = """
const [name] = arguments;
const words = (text) => (text ?? '').trim().replace(/\\s+/g, ' ');
return [...document.querySelectorAll('button, a, summary')].find(
  (one) => words(one.textContent) === name && one.checkVisibility(),
);
"""
_LABELLED = """
const [name] = arguments;
return [...document.querySelectorAll('input')].find((one) =>
  [...(one.labels ?? [])].some((label) => label.textContent.trim().startsWith(name)),
);
"""


@contextmanager
def display() -> Iterator[str]:
    """Start a display that nobody sees; yield its name."""
    reading, writing = os.pipe()
    command = [DISPLAY, "-displayfd", str(writing), "-screen", "0", "800x1000x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class WebKitPhone:
    """A browser that knows nothing yet, and forgets all when it is closed."""

    def __init__(self, url: str, *, display: str) -> None:
        self.url = url
        service = webdriver.WebKitGTKService(
            executable_path=shutil.which(DRIVER),
            # The browser cannot put itself into a box where the tests are in one already.
            env={**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"},
        )
        self.driver = webdriver.WebKitGTK(service=service)
        self.driver.set_window_size(*WINDOW)
        self.driver.set_script_timeout(PATIENCE_SECONDS)

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()

    def open(self, path: str) -> None:
        """Open a page of the app by its path."""
        self.driver.get(self.url + path)

    def run(self, script: str, *arguments: object) -> object:
        """Return what a script returns in the page."""
        return self.driver.execute_script(script, *arguments)

    def words(self) -> str:
        """Return all that can be read on the page."""
        return str(self.run("return document.body.innerText"))

    def await_words(self, wanted: str) -> None:
        """Wait until these can be read."""
        self._wait(lambda: wanted in self.words(), f"{wanted!r} is not to be read")

    def await_true(self, script: str) -> None:
        """Wait until a script in the page returns true."""
        self._wait(lambda: self.run(script) is True, f"it does not come true: {script}")

    def tap(self, name: str) -> None:
        """Tap the button or link of that name as soon as it is there."""
        self._found(_SEEN, name).click()

    def fill(self, label: str, text: str) -> None:
        """Type into the field of that label."""
        self._found(_LABELLED, label).send_keys(text)

    def _found(self, script: str, name: str) -> WebElement:
        found: list[WebElement] = []

        def look() -> bool:
            one = self.run(script, name)
            if isinstance(one, WebElement):
                found.append(one)
            return bool(found)

        self._wait(look, f"there is no {name!r}")
        return found[0]

    def _wait(self, condition: Callable[[], bool], trouble: str) -> None:
        waiting = WebDriverWait(self.driver, PATIENCE_SECONDS, poll_frequency=0.05)
        waiting.until(lambda _driver: condition(), trouble)
