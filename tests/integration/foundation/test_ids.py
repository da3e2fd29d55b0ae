"""Ids are one thing in Python, whatever a database makes of them."""

from flask import Flask
from sqlalchemy import Column, Table, insert, select

from webapp.accounts.models import Owner
from webapp.foundation.database import Base
from webapp.foundation.transactions import read, write

ID = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
KIND = Owner.__table__.c.owner_id.type
THING = Table(
    "test_thing", Base.metadata, Column("thing", KIND, primary_key=True), Column("other", KIND)
)


def test_an_id_comes_back_as_the_text_that_it_was_and_none_as_none(app: Flask) -> None:
    with app.app_context():
        write(lambda session: session.execute(insert(THING).values(thing=ID, other=None)))

        (row,) = read(lambda session: session.execute(select(THING)).all())

    assert tuple(row) == (ID, None)
