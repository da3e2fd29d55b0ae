"""What a person does on a phone, and what stands in its databases."""

import itertools
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

PASSWORD = "purple walrus sings"
SAVED = "Saved on this phone."
ALL_SYNCED = re.compile(r"^All synced \d")
GUEST = "On this phone only"
# Retries wait two seconds after the first failure, then longer.
PATIENT_MS = 30_000

_TABLES = """async ([owner, tables]) => {
  const answered = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const known = (await indexedDB.databases()).map(({ name }) => name);
  if (!known.includes(`uncramp-${owner}`)) return null;
  const database = await answered(indexedDB.open(`uncramp-${owner}`));
  const found = {};
  for (const table of tables)
    found[table] = await answered(database.transaction(table).objectStore(table).getAll());
  database.close();
  return found;
}"""

Json = dict[str, Any]

_numbers = itertools.count(1)


def until(condition: Callable[[], bool], *, within_s: float = PATIENT_MS / 1000) -> None:
    """Ask again and again; each question goes to a browser or a database, so none is for free."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come true in time"


def fresh_name() -> str:
    """Return a user name that no test has used."""
    return f"person-{next(_numbers):04}"


@dataclass(frozen=True)
class Phone:
    """One browser profile with a page on it."""

    context: BrowserContext
    page: Page
    url: str

    def open(self, address: str) -> Page:
        """Go to a page of the app."""
        self.page.goto(self.url + address)
        return self.page

    def button(self, name: str, *, exact: bool = True) -> Locator:
        """Return the button of that name."""
        return self.page.get_by_role("button", name=name, exact=exact)

    @property
    def status(self) -> Locator:
        """The line that tells where the records are."""
        return self.page.locator('[data-island="status"]')

    def await_synced(self) -> None:
        """Wait until the server has everything, and the line says so."""
        until(lambda: self.outbox() == [])
        expect(self.status).to_have_text(ALL_SYNCED, timeout=PATIENT_MS)

    def add_glass(self) -> None:
        """Log a glass of water."""
        self.open("/water")
        self.button("Add 250 ml").click()
        self.await_saved()

    def add_cramp(self, side: str = "Left") -> str:
        """Log a cramp that is over; return its address."""
        self.open("/diary/new")
        before = {record["id"] for record in self.records("cramp")}
        self.page.get_by_role("radio", name=side, exact=True).check()
        self.button("Add this cramp").click()
        self.await_saved()
        [made] = [each["id"] for each in self.records("cramp") if each["id"] not in before]
        return f"/diary/{made}"

    def await_saved(self) -> None:
        """Wait until the page says that it is on the disk."""
        self.await_said(SAVED)

    def await_said(self, sentence: str) -> None:
        """Wait until the page says it."""
        expect(self.page.get_by_text(sentence).first).to_be_visible()

    def fill_in(self, username: str, password: str = PASSWORD) -> None:
        """Type name and password into the form."""
        self.page.get_by_label("User name", exact=True).fill(username)
        self.page.get_by_label("Password", exact=True).fill(password)

    def sign_up(self, username: str, *, along: bool | None = None) -> list[str]:
        """Create an account; return the recovery codes.

        `along` says whether it takes this phone's records, None when there are none.
        """
        self.open("/account")
        self.fill_in(username)
        what_is_here = self.page.get_by_role("checkbox", name="A new account takes along")
        if along is None:
            expect(what_is_here).to_have_count(0)
        else:
            what_is_here.set_checked(along)
        self.button("Create account").click()
        codes = self.page.locator(".codes code").all_inner_texts
        expect(self.page.locator(".codes code")).to_have_count(10)
        shown = codes()
        self.button("I have kept them").click()
        expect(self.page.get_by_text("Signed in as")).to_be_visible()
        return shown

    def sign_in(
        self, username: str, password: str = PASSWORD, *, along: bool | None = None
    ) -> None:
        """Sign in to an account that exists."""
        self.open("/account")
        self.fill_in(username, password)
        self.button("Sign in").click()
        if along is not None:
            self.button("Take them along" if along else "Leave them here").click()
        expect(self.page.get_by_text("Signed in as")).to_be_visible()

    def owner(self) -> str:
        """Return whose records are open: an account's id, or `guest`."""
        state = self._tables("meta", "state")["state"]
        marks = {row["name"]: row["value"] for row in state}
        return "guest" if "closed" in marks else str(marks.get("current", "guest"))

    def records(self, kind: str | None = None, *, owner: str | None = None) -> list[Json]:
        """Return the live records of the open owner, or of another, in the order made."""
        rows = self._tables(owner or self.owner(), "records")["records"]
        alive = [row for row in rows if not row["deleted"]]
        return [row for row in alive if kind is None or row["kind"] == kind]

    def fields(self, kind: str) -> list[Json]:
        """Return what the records of a kind say."""
        return [record["fields"] for record in self.records(kind)]

    def outbox(self, *, owner: str | None = None) -> list[Json]:
        """Return what the server has not acknowledged."""
        return self._tables(owner or self.owner(), "outbox")["outbox"]

    def refused(self) -> list[Json]:
        """Return what the server has refused."""
        return self._tables(self.owner(), "rejected")["rejected"]

    def sync_state(self) -> Json:
        """Return what the phone remembers of its last exchange."""
        rows = self._tables(self.owner(), "state")["state"]
        [found] = [row["value"] for row in rows if row["name"] == "sync"]
        state: Json = found
        return state

    def has_database(self, owner: str) -> bool:
        """Whether records of this owner are on the phone."""
        return self.page.evaluate(_TABLES, [owner, []]) is not None

    def _tables(self, owner: str, *tables: str) -> dict[str, list[Json]]:
        found = self.page.evaluate(_TABLES, [owner, list(tables)])
        return found or {table: [] for table in tables}


def signed_up(phones: Callable[..., Phone]) -> tuple[Phone, str]:
    """Give a phone with a new account, and the account's name."""
    phone, username = phones(), fresh_name()
    phone.sign_up(username)
    phone.await_synced()
    return phone, username
