"""Flask-Login over our own sessions: the cookie holds `<owner>.<secret>` and nothing else.

A second cookie marks the browsers in which an account was opened; see `known`.
"""

from typing import cast

from flask import Flask, Request, Response, current_app, request, session
from flask.sessions import SecureCookieSession, SessionInterface
from flask_login import LoginManager, current_user, login_user, logout_user

from webapp.accounts import known, service
from webapp.accounts.sessions import ABSOLUTE_MS, SignedIn
from webapp.contract.problem import Code, Problem
from webapp.foundation.clock import now_ms
from webapp.settings import Settings

_TOKEN = "_user_id"  # noqa: S105  (where Flask-Login keeps what get_id returned)
_MARK = "mark"


class TokenSessions(SessionInterface):
    """Reads and writes the cookies; answers that do not change them do not mention them."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """Take the token from the cookie."""
        token = request.cookies.get(cookie_name(app))
        return SecureCookieSession({_TOKEN: token} if token else {})

    def save_session(self, app: Flask, session: object, response: Response) -> None:
        """Set or delete the cookies if somebody signed in or out."""
        kept = cast("SecureCookieSession", session)
        if not kept.modified:
            return
        response.vary.add("Cookie")
        _write(response, cookie_name(app), kept.get(_TOKEN), secure=is_https(app))
        if _MARK in kept:
            _write(response, mark_name(app), kept[_MARK], secure=is_https(app))


def init_app(app: Flask) -> None:
    """Let `current_user` be whoever holds a live session."""
    app.session_interface = TokenSessions()
    # The context processor would look the person up for pages, which are alike for everybody.
    manager = LoginManager()
    manager.init_app(app, add_context_processor=False)
    manager.session_protection = None  # our sessions are rows; there is nothing signed to compare
    manager.user_loader(lambda token: service.who_holds(token, now_ms=now_ms()))


def cookie_name(app: Flask) -> str:
    """Return the cookie's name; browsers hold `__Host-` to stricter rules, over https only."""
    return "__Host-session" if is_https(app) else "session"


def mark_name(app: Flask) -> str:
    """Return the name of the cookie that outlives a session."""
    return "__Host-known" if is_https(app) else "known"


def mark_here() -> str | None:
    """Return what tells that an account was opened in this browser before."""
    return request.cookies.get(mark_name(current_app))


def is_https(app: Flask) -> bool:
    """Whether people reach this app over https."""
    return cast("Settings", app.extensions["settings"]).https


def maybe_signed_in() -> SignedIn | None:
    """Return who asks, or None; ask before a transaction begins, never inside one."""
    return cast("SignedIn", current_user) if current_user.is_authenticated else None


def signed_in() -> SignedIn:
    """Return who asks, or refuse."""
    who = maybe_signed_in()
    if who is None:
        raise Problem(Code.SIGNED_OUT)
    return who


def with_account() -> SignedIn:
    """Return who asks if they have an account, or refuse."""
    who = signed_in()
    if not who.has_account:
        raise Problem(Code.ACCOUNT_NEEDED)
    return who


def with_fresh_proof() -> SignedIn:
    """Return who asks if they gave a password or a passkey here a moment ago, or refuse."""
    who = with_account()
    if not who.is_fresh(now_ms=now_ms()):
        raise Problem(Code.SIGN_IN_AGAIN)
    return who


def admit_owners() -> None:
    """Ask who it is before the body is read: strangers are told nothing else (before_request)."""
    signed_in()


def admit_accounts() -> None:
    """Let only people with an account in, before the body is read (before_request)."""
    with_account()


def remember(who: SignedIn) -> None:
    """Set the cookie of a session that has just begun, and mark a browser that has an account."""
    login_user(who)
    if who.username is not None:
        session[_MARK] = known.new_mark(who.username, secret=secret())


def forget() -> None:
    """Delete the cookie of the session; the mark stays, for whoever comes back."""
    logout_user()


def forget_all() -> None:
    """Delete both cookies: there is no account any more."""
    forget()
    session[_MARK] = None


def secret() -> bytes:
    """Return the key of our hashes."""
    return cast("Settings", current_app.extensions["settings"]).secret


def _write(response: Response, name: str, value: str | None, *, secure: bool) -> None:
    """Set a cookie for as long as a session may last, or delete it."""
    if value is None:
        response.delete_cookie(name, secure=secure, httponly=True, samesite="Lax")
        return
    response.set_cookie(
        name, value, ABSOLUTE_MS // 1000, secure=secure, httponly=True, samesite="Lax"
    )
