"""What the clock decides: the step after a lock, ten minutes, a routine, a safety check."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import GONE, START
from tests.support.night import NIGHT, stand_still
from tests.support.published import steps_of, turns_of
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-in-time")]

BEDTIME = "bedtime-trial-seated"
HEAT = "recovery-heat"
# Longer than any routine without contact; a routine that is over waits for its last tap.
LONG_ENOUGH = 600_000

Phones = Callable[..., BrowserContext]


@pytest.fixture
def page(phone: Phones) -> Page:
    """Take a phone without the app on it, on which nothing moves."""
    context = phone(service_workers="block", timezone_id="UTC", reduced_motion="reduce")
    return context.new_page()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def begin(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()
    expect(page.locator(".player__number")).to_be_visible()


def test_after_ninety_locked_seconds_the_true_step_is_there_at_once(
    page: Page, server: LiveServer
) -> None:
    now = next(turn for turn in turns_of(server, "calf-bed-acute") if turn.end > 90)
    stand_still(page, server.url)
    begin(page, START)

    page.clock.fast_forward(90_000)

    heading(page, now.action)
    expect(page.get_by_text(f"Round {now.round} of 3")).to_be_visible()
    expect(page.locator(".player__number")).to_have_text(f"{now.end - 90:.0f}")
    expect(
        page.get_by_text(f"You are {90 - now.start:.0f} seconds into: {now.action}")
    ).to_be_visible()


# Where the joints of the figure stand, and how full the ring is.
MOTION = """() => {
  const picture = document.querySelector('.player__picture');
  const joints = [...picture.querySelectorAll('[data-to]')];
  return {
    pose: joints.map((joint) => joint.getAttribute('transform')).join(),
    ring: Number(picture.style.getPropertyValue('--done')),
  };
}"""

# The glow runs on the browser's own time, which no test stops: it may be over before anyone looks.
NOTE_ANIMATIONS = """
  window.begun = [];
  addEventListener('animationstart', ({ animationName }) => window.begun.push(animationName), true);
"""
GLOWED = "() => window.begun.includes('player-step')"


@pytest.mark.parametrize(("wish", "moves"), [("no-preference", True), ("reduce", False)])
def test_the_figure_moves_and_a_step_glows_unless_motion_is_unwelcome(
    phone: Phones, server: LiveServer, wish: str, *, moves: bool
) -> None:
    context = phone(service_workers="block", timezone_id="UTC", reduced_motion=wish)
    page = context.new_page()
    page.add_init_script(NOTE_ANIMATIONS)
    stand_still(page, server.url)
    begin(page, START)
    expect(page.locator(".player__picture [data-to]").first).to_be_attached()
    if moves:
        page.wait_for_function(GLOWED)
    first = page.evaluate(MOTION)

    page.clock.run_for(1000)

    then = page.evaluate(MOTION)
    assert (then["pose"] != first["pose"]) is moves
    assert page.evaluate(GLOWED) is moves
    assert then["ring"] > first["ring"]


def test_ten_minutes_of_cramp_change_the_screen_by_themselves(
    page: Page, server: LiveServer
) -> None:
    stand_still(page, server.url)
    begin(page, START)

    page.clock.fast_forward(600_000)

    heading(page, re.compile("^More than ten minutes is too long"))
    expect(page.get_by_role("button", name=GONE)).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Stiff jaw").click()
    call = page.get_by_role("link", name="Call 112")
    expect(call).to_have_attribute("href", "tel:112")
    expect(page.locator(".player__panel :is(a, button)").first).to_have_text("Call 112")


def test_when_the_plan_is_over_it_asks_and_offers_the_next_thing(
    page: Page, server: LiveServer
) -> None:
    stand_still(page, server.url)
    begin(page, START)
    page.clock.fast_forward(300_000)
    heading(page, "Still cramping?")

    page.get_by_role("button", name="Yes").click()

    expect(page.get_by_role("button", name="Heel down for a calf cramp")).to_be_visible()
    expect(page.get_by_role("button", name="Warm pack on a sore muscle")).to_be_visible()
    page.get_by_role("button", name="The same again").click()
    expect(page.locator(".player__number")).to_be_visible()
    expect(page.get_by_role("button", name=GONE)).to_be_in_viewport(ratio=1)


def test_a_bedtime_routine_runs_through_its_whole_plan_and_is_remembered(
    page: Page, server: LiveServer
) -> None:
    first, *_ = steps_of(server, BEDTIME)
    stand_still(page, f"{server.url}/routines/{BEDTIME}/play")
    title = page.get_by_role("heading", level=1).inner_text()
    begin(page, "Start")
    heading(page, first["action"])

    page.clock.run_for(LONG_ENOUGH)

    heading(page, "That was the last step.")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(f"{server.url}/diary")
    line = page.get_by_role("link", name=title)
    expect(line).to_contain_text(re.compile(r"\b(\d+) of \1 steps"))


def test_after_one_leg_comes_the_other_with_its_own_picture(page: Page, server: LiveServer) -> None:
    ready, hold, *_ = steps_of(server, BEDTIME)
    stand_still(page, f"{server.url}/routines/{BEDTIME}/play")
    figure = page.locator(".player__picture svg > g")
    begin(page, "Start")
    page.clock.run_for(1000 * (ready["seconds"] + hold["lead_in"] + 1))
    expect(page.get_by_text("Left leg · Round 1 of 3")).to_be_visible()
    left = figure.get_attribute("transform")

    page.clock.run_for(1000 * hold["seconds"])

    heading(page, "Now the other leg.")
    page.clock.run_for(10_000)
    expect(page.get_by_text("Right leg · Round 1 of 3")).to_be_visible()
    assert {left, figure.get_attribute("transform")} == {"scale(1)", "scale(-1 1)"}


def test_a_warm_pack_waits_until_the_leg_was_looked_at(page: Page, server: LiveServer) -> None:
    look, warm, *_ = steps_of(server, HEAT)
    stand_still(page, f"{server.url}/routines/{HEAT}/play")
    page.get_by_role("button", name="Start").click()
    heading(page, look["action"])
    expect(page.locator(".player__picture")).to_be_visible()
    expect(page.locator(".player__number")).to_be_hidden()

    page.clock.run_for(LONG_ENOUGH)

    heading(page, look["action"])
    expect(page.get_by_role("button", name="Skip")).to_be_disabled()
    page.get_by_role("button", name="All is well. Go on.").click()
    heading(page, warm["action"])


def test_a_warm_pack_stays_closed_for_numb_skin(page: Page, server: LiveServer) -> None:
    page.clock.install(time=NIGHT)
    page.goto(f"{server.url}/settings")
    page.get_by_text(re.compile("of .* questions answered")).click()
    page.get_by_role("group", name=re.compile("feel numb")).get_by_label("Not sure").check()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()
    stand_still(page, f"{server.url}/routines/{HEAT}/play")
    page.get_by_role("button", name="Start").click()

    heading(page, "This one is not for you")

    page.clock.run_for(LONG_ENOUGH)
    heading(page, "This one is not for you")
    expect(page.get_by_role("button", name="All is well. Go on.")).to_be_hidden()
