"""How dear a guess at somebody's password is made."""

from tests.support.haste import REAL_HASHER


def test_a_guess_at_a_stolen_hash_costs_what_is_recommended() -> None:
    kept = REAL_HASHER.hash("a password")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert REAL_HASHER.verify(kept, "a password")
