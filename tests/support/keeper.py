"""A passkey keeper in Chromium: one that makes, holds and uses passkeys without asking."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession

from tests.support.phone import Phone


@dataclass(frozen=True)
class Keeper:
    """What holds a phone's passkeys; its person always says yes."""

    session: CDPSession
    authenticator: str

    def hand_to(self, other: "Keeper") -> None:
        """Copy the passkeys, as makers of phones do for whoever has two of theirs."""
        asked = {"authenticatorId": self.authenticator}
        for credential in self.session.send("WebAuthn.getCredentials", asked)["credentials"]:
            wish = {"authenticatorId": other.authenticator, "credential": credential}
            other.session.send("WebAuthn.addCredential", wish)


def keeper_on(phone: Phone) -> Keeper:
    """Give the phone a passkey keeper."""
    session = phone.context.new_cdp_session(phone.page)
    session.send("WebAuthn.enable", {"enableUI": False})
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Keeper(session, made["authenticatorId"])
