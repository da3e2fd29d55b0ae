"""Another phone joins: the code on one, the link or the signs on the other, and the yes."""

from playwright.sync_api import expect

from tests.support.phone import Phone


def shown_code(phone: Phone) -> str:
    """Ask the signed-in phone for a code."""
    phone.open("/account")
    phone.button("Show a code").click()
    expect(phone.page.get_by_role("img", name="The same code for a camera")).to_be_visible()
    return phone.page.locator(".pair-code code").inner_text()


def link_to(code: str) -> str:
    """Return the address behind the squares of a code."""
    return f"/account#pair={code.replace('-', '').lower()}"


def asks_with(new: Phone, code: str) -> None:
    """Type the code of the other phone, and ask."""
    new.open("/account")
    new.page.get_by_text("I have a code from my other phone").click()
    new.page.get_by_label("Code", exact=True).fill(code)
    new.button("Ask to come in").click()
    expect(new.page.locator(".pair-code")).to_be_visible()


def let_in_by(old: Phone, new: Phone) -> Phone:
    """Bring the new phone in with a link, the old one saying yes."""
    code = shown_code(old)
    new.open(link_to(code))
    new.await_said("This code leads into the account")
    new.button("Ask to come in").click()
    old.button("Yes, let it in").click()
    expect(new.page.get_by_text("Signed in as")).to_be_visible()
    return new
