"""Phones for the end-to-end tests: real Chromium, real server, nothing from outside loopback."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Playwright, expect

from tests.support.app import READY
from tests.support.chromium import ARGUMENTS, NOON_ZONE, PHONE, chromium
from tests.support.desktop import Desktop
from tests.support.fault_proxy import FaultProxy
from tests.support.forked import ForkedServer
from tests.support.phone import Phone
from tests.support.policy import RECORDER, violations
from tests.support.server import LiveServer

# A machine with other work on it is slow, not wrong: what is waited for may take its time.
PATIENT_MS = 30_000
expect.set_options(timeout=PATIENT_MS)

# A server for one phone at a time is up sooner without a second process; accounts get both.
ONE_PROCESS = {"UNCRAMP_WEB_WORKERS": "1"}


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the browser that `make test` found or installed."""
    return chromium()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, object], chromium_path: str
) -> dict[str, object]:
    """Point pytest-playwright at that browser."""
    return {**browser_type_launch_args, "executable_path": chromium_path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Share one running server among tests without an account: all they write is on the phone."""
    with ForkedServer(tmp_path_factory.mktemp("server"), environment=ONE_PROCESS) as live:
        yield live


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[LiveServer]:
    """Give the test a server of its own, to be killed."""
    folder = tmp_path / "server"
    folder.mkdir()
    with ForkedServer(folder, environment=ONE_PROCESS) as live:
        yield live


@pytest.fixture(scope="session")
def between() -> Iterator[FaultProxy]:
    """Share the way over which phones with accounts reach their server."""
    with FaultProxy("") as proxy:
        yield proxy


@pytest.fixture
def mortal_server(server: LiveServer) -> Iterator[LiveServer]:
    """Share that server with tests that kill it; the next test finds it alive."""
    yield server
    server.kill()
    server.start()


@pytest.fixture(scope="session")
def far_server(
    tmp_path_factory: pytest.TempPathFactory, between: FaultProxy
) -> Iterator[LiveServer]:
    """Share a server at the end of that way; its address is the way's."""
    folder = tmp_path_factory.mktemp("far")
    with ForkedServer(folder, environment={"UNCRAMP_PUBLIC_URL": between.url}) as live:
        between.upstream = live.url
        yield live


@pytest.fixture
def network(between: FaultProxy, far_server: LiveServer) -> FaultProxy:
    """Give the test that way, behaving well and with nothing counted yet."""
    assert between.upstream == far_server.url
    between.begin_anew()
    return between


@pytest.fixture
def far_phone(phone: Callable[..., BrowserContext], network: FaultProxy) -> Callable[..., Phone]:
    """Make phones on that network. Most have no service worker: it would only load files."""

    def make(**options: object) -> Phone:
        context = phone(**{"service_workers": "block", **options})
        return Phone(context, context.new_page(), network.url)

    return make


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """Show notifications to the test, which may press them."""
    with Desktop() as shown:
        yield shown


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a fresh phone; at the end none of its pages may have broken the policy or thrown."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make(**options: object) -> BrowserContext:
        usual = {"viewport": PHONE, "device_scale_factor": 2, "has_touch": True}
        context = browser.new_context(**{**usual, "timezone_id": NOON_ZONE, **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENT_MS)
        context.add_init_script(RECORDER)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    refused = [
        violation
        for context in contexts
        for page in context.pages
        if not page.is_closed() and page.url.startswith("http")
        for violation in violations(page)
    ]
    for context in contexts:
        context.close()
    assert refused == []
    assert errors == []


@pytest.fixture
def cold_phone(
    playwright: Playwright, chromium_path: str, tmp_path: Path
) -> Iterator[Callable[..., BrowserContext]]:
    """Start a browser process of its own over a profile folder that outlives it."""
    open_contexts: list[BrowserContext] = []
    kind: BrowserType = playwright.chromium

    def start(profile: str = "profile", **options: object) -> BrowserContext:
        context = kind.launch_persistent_context(
            tmp_path / profile,
            executable_path=chromium_path,
            args=ARGUMENTS,
            viewport=PHONE,
            **{"timezone_id": NOON_ZONE, **options},  # type: ignore[arg-type]
        )
        context.set_default_timeout(PATIENT_MS)
        context.add_init_script(RECORDER)
        open_contexts.append(context)
        return context

    yield start
    for context in open_contexts:
        context.close()


@pytest.fixture(scope="session")
def ready_profile(
    playwright: Playwright,
    chromium_path: str,
    server: LiveServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Make the profile of a phone on which everything is there without network, to be copied."""
    profile = tmp_path_factory.mktemp("ready") / "profile"
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium_path,
        args=ARGUMENTS,
        viewport=PHONE,
        timezone_id=NOON_ZONE,
    )
    page = context.pages[0]
    page.goto(f"{server.url}/about")
    expect(page.get_by_text(READY)).to_be_visible(timeout=120_000)
    context.close()
    return profile


def copy_of(profile: Path, place: Path) -> Path:
    """Copy a profile, except for what says that a browser is using it."""
    shutil.copytree(profile, place, ignore=shutil.ignore_patterns("Singleton*"))
    return place


@pytest.fixture(scope="module")
def kept_phone(
    playwright: Playwright,
    chromium_path: str,
    ready_profile: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    """Share such a phone among the tests of a file that only look; nothing moves on it."""
    context = playwright.chromium.launch_persistent_context(
        copy_of(ready_profile, tmp_path_factory.mktemp("kept") / "profile"),
        executable_path=chromium_path,
        args=ARGUMENTS,
        viewport=PHONE,
        timezone_id=NOON_ZONE,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENT_MS)
    context.add_init_script(RECORDER)
    yield context
    context.close()


@pytest.fixture
def ready_phone(
    cold_phone: Callable[..., BrowserContext], ready_profile: Path, tmp_path: Path
) -> BrowserContext:
    """Start a browser process of its own over a copy of that profile."""
    return cold_phone(copy_of(ready_profile, tmp_path / "ready").name)
