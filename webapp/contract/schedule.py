"""When reminders ring, as people keep it: schedules, and what holds for all of them.

As in `record`, every field is optional unless it says `Required`, and what is unknown is kept.
"""

from typing import Annotated, Final, Required

from pydantic import Field, with_config
from typing_extensions import TypedDict

from webapp.contract.strict import OPEN
from webapp.contract.text import ClockTime, Day, Instant, Word
from webapp.contract.words import Weekday

# Unless the person says otherwise, all reminders together ring so often a day.
USUAL_MOST_A_DAY: Final = 16
# What a reminder that follows the phone may say instead of no zone.
FLOATING: Final = "floating"
# Instead of a zone that whoever counts with it does not know.
FALLBACK_ZONE: Final = "Etc/UTC"

Minutes = Annotated[int, Field(ge=1, le=1440)]
TaperHours = Annotated[float, Field(ge=0, le=12)]
MostADay = Annotated[int, Field(ge=0, le=48)]


@with_config(OPEN)
class HydrationWindow(TypedDict, total=False):
    """The waking hours over which drinks are spread."""

    wake: Required[ClockTime]
    bedtime: Required[ClockTime]
    taper_h: TaperHours
    min_gap_min: Minutes


Quiet = TypedDict("Quiet", {"from": Required[ClockTime], "to": Required[ClockTime]}, total=False)
Quiet.__doc__ = "Hours in which nothing rings; they may span midnight."
with_config(OPEN)(Quiet)


@with_config(OPEN)
class Schedule(TypedDict, total=False):
    """When a reminder rings: at `times`, or spread over a `window`.

    Absent `days` means every day. What has neither times nor window rings nowhere in this build.
    `until` is the last date on which it rings; a time before four in the morning still belongs
    to the evening before.
    """

    times: Annotated[list[ClockTime], Field(max_length=48)]
    window: HydrationWindow
    days: Annotated[list[Weekday | Word], Field(max_length=7)]
    until: Day
    quiet: Quiet
    paused_until: Instant
    snooze_until: Instant
    max_per_day: MostADay


@with_config(OPEN)
class ReminderLimits(TypedDict, total=False):
    """What holds for all reminders together; stronger than what one of them says."""

    quiet: Quiet
    max_per_day: MostADay
    paused_until: Instant
