"""The words that records know. All of them are open: a newer build may bring more."""

from typing import Literal

Side = Literal["left", "right", "both"]
Soreness = Literal["none", "hours", "day", "longer"]
Relief = Literal[
    "stretch", "stand", "walk", "massage", "heat", "cold", "drink", "electrolytes", "salty-sip",
    "medicine", "waited", "other",
]  # fmt: skip
Context = Literal[
    "exercise", "unusual-effort", "standing", "sitting", "travel", "hot-day", "little-drink",
    "alcohol", "caffeine", "cold-feet", "heavy-bedding", "pointed-toes", "new-medicine",
    "pregnancy", "period", "dialysis", "illness", "other",
]  # fmt: skip
NightCramps = Literal["none", "some"]
Beverage = Literal[
    "water", "tea", "coffee", "milk", "juice", "electrolyte", "soda", "food", "alcohol", "other"
]
ReminderWhat = Literal[
    "hydration", "bedtime-stretch", "sitting-break", "programme", "night-question", "custom"
]
ReminderAnswer = Literal["done", "later", "skip"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Description = Literal[
    "general", "older", "pregnant", "breastfeeding", "athlete", "lupus", "diabetes", "kidney",
    "liver", "heart", "carer", "clinician",
]  # fmt: skip
Units = Literal["ml", "floz", "cups"]
GoalKind = Literal["none", "range", "own", "limit"]
GateAnswer = Literal["yes", "no", "unsure"]
VoiceMode = Literal["voice", "whisper", "beeps", "silent"]
Body = Literal["woman", "man", "unsaid"]
