"""What no phone of ours asks for is refused where it is wrong, and nothing of it is kept."""

from flask.testing import FlaskClient

from tests.support.reminding import ask_for, next_at, stretch

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
OTHER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c513"


def test_a_reminder_named_twice_is_pointed_at_and_nothing_changes(guest: FlaskClient) -> None:
    ask_for(guest, stretch(REMINDER))
    before = next_at(guest)
    wishes = [stretch(OTHER), stretch(REMINDER, times=["05:00"]), stretch(OTHER)]

    answer = guest.put("/api/v1/reminder-schedule", json={"timezone": "UTC", "reminders": wishes})

    assert answer.status_code == 400
    assert answer.get_json()["pointer"] == "/reminders/2/id"
    told = guest.get("/api/v1/reminder-schedule").get_json()["reminders"]
    assert told == [{"id": REMINDER, "next_at": before}]
