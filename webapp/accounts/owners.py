"""What others may ask of an owner's row, knowing its id only."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.accounts.models import Owner
from webapp.foundation.zones import zone_to_keep


def hold_owner(session: Session, owner_id: str) -> Owner | None:
    """Return the owner; of two requests that hold one at once, the second sees what the first did.

    Rows that refer to the owner are written all the while.
    """
    return session.get(Owner, owner_id, with_for_update={"key_share": True})


def keep_home_zone(session: Session, owner_id: str, zone: str) -> bool:
    """Remember the zone in which a person's browser is; tell whether it is another than before."""
    owner = hold_owner(session, owner_id)
    if owner is None or (kept := zone_to_keep(zone, owner.zone)) == owner.zone:
        return False
    owner.zone = kept
    session.flush()
    return True


def home_zones(session: Session, owners: Collection[str]) -> Mapping[str, str]:
    """Return the zone of each owner: where the person began, or was when last heard of."""
    query = select(Owner.owner_id, Owner.zone).where(Owner.owner_id.in_(owners))
    return {owner: zone for owner, zone in session.execute(query)}  # noqa: C416 - rows into pairs


def has_account(session: Session, owner_id: str) -> bool:
    """Tell whether the owner goes by a user name, and so may have more than one phone."""
    name = session.scalar(select(Owner.username).where(Owner.owner_id == owner_id))
    return name is not None
