"""Which addresses answer somebody whom nobody knows."""

# Whoever asks may: they begin a session, end it, or say what everybody knows.
OPEN_TO_ALL = frozenset(
    {
        ("POST", "/api/v1/accounts"),
        ("POST", "/api/v1/session"),
        ("DELETE", "/api/v1/session"),
        ("POST", "/api/v1/owners"),
        ("POST", "/api/v1/recovery"),
        ("GET", "/api/v1/openapi.json"),
        ("POST", "/api/v1/passkey-session"),
        ("POST", "/api/v1/passkey-session/challenge"),
        ("POST", "/api/v1/pairing-session"),
        ("POST", "/api/v1/pairing-session/ask"),
        ("POST", "/api/v1/pairing-session/look"),
        ("POST", "/api/v1/pairing-session/whose"),
        ("POST", "/api/v1/calendar-file"),
    }
)
