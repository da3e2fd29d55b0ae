"""Pages whose content is one template: shells for the islands and pages of plain words."""

from functools import partial

from flask import render_template

from webapp.pages.blueprint import add_page

SHELLS = {
    "home": ("/", "home.html"),
    "water": ("/water", "water.html"),
    "diary": ("/diary", "diary.html"),
    "diary_new": ("/diary/new", "diary_new.html"),
    "diary_record": ("/diary/<record>", "diary_record.html"),
    "own_routine": ("/routines/own/<record>", "own_routine.html"),
    "insights": ("/insights", "insights.html"),
    "report": ("/report", "report.html"),
    "reminders": ("/reminders", "reminders.html"),
    "settings": ("/settings", "settings.html"),
    "account": ("/account", "account.html"),
    "about": ("/about", "about.html"),
    "privacy": ("/privacy", "privacy.html"),
    "offline": ("/offline", "offline.html"),
    "more": ("/more", "more.html"),
}


def add_shells() -> None:
    """Register every page that is one template."""
    for name, (rule, template) in SHELLS.items():
        add_page(rule, name=name, view=partial(_answer_with, template))


def _answer_with(template: str, **_parts: str) -> str:
    return render_template(template)
