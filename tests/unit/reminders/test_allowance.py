"""How many reminders a day holds, when several are due at once."""

from collections import Counter

from webapp.reminders.allowance import Counted, Place

DAY = ("owner", "2026-11-21")


def counted(*, heard: int = 0, flying: int = 0) -> Counted:
    return Counted(Counter({DAY: heard}), Counter({DAY: flying}))


def test_what_was_told_to_one_phone_takes_no_second_place_on_its_way_to_the_next() -> None:
    day = counted(heard=1)
    again = day.place(DAY, most=2, is_told=True, is_late=False)
    other = day.place(DAY, most=2, is_told=False, is_late=False)

    assert (again, other) == (Place.FREE, Place.FREE)


def test_what_comes_too_late_takes_no_place() -> None:
    day = counted()
    late = day.place(DAY, most=1, is_told=False, is_late=True)
    other = day.place(DAY, most=1, is_told=False, is_late=False)

    assert (late, other) == (Place.FREE, Place.FREE)


def test_the_last_place_is_waited_for_while_another_is_on_its_way_to_it() -> None:
    assert (
        counted(heard=1, flying=1).place(DAY, most=2, is_told=False, is_late=False) is Place.AWAITED
    )
    assert counted(heard=2, flying=1).place(DAY, most=2, is_told=False, is_late=False) is Place.FULL
