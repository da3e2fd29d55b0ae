"""add passkeys, pairings, and when a device last proved who is there."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    with op.batch_alter_table("device_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proved_ms", sa.BigInteger(), nullable=True))

    op.create_table(
        "passkey_challenge",
        sa.Column("challenge_hash", sa.String(length=64), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("challenge_hash", name=op.f("pk_passkey_challenge")),
    )
    with op.batch_alter_table("passkey_challenge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passkey_challenge_made_ms"), ["made_ms"], unique=False)

    op.create_table(
        "passkey",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("passkey_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("credential_hash", sa.String(length=64), nullable=False),
        sa.Column("credential", sa.String(length=1400), nullable=False),
        sa.Column("public_key", sa.String(length=1400), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_passkey_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "passkey_id", name=op.f("pk_passkey")),
        sa.UniqueConstraint(
            "owner_id", "credential_hash", name=op.f("uq_passkey_owner_id_credential_hash")
        ),
    )

    op.create_table(
        "pairing",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("pairing_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("made_ms", sa.BigInteger(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=True),
        sa.Column("browser", sa.String(length=40), nullable=True),
        sa.Column("system", sa.String(length=40), nullable=True),
        sa.Column("let_in", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "session_id"],
            ["device_session.owner_id", "device_session.session_id"],
            name=op.f("fk_pairing_owner_id_session_id_device_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_pairing_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "pairing_id", name=op.f("pk_pairing")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_pairing_code_hash")),
    )
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pairing_made_ms"), ["made_ms"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_pairing_owner_id_session_id"), ["owner_id", "session_id"], unique=False
        )


def downgrade() -> None:
    """Take this revision back."""
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pairing_owner_id_session_id"))
        batch_op.drop_index(batch_op.f("ix_pairing_made_ms"))

    op.drop_table("pairing")
    op.drop_table("passkey")
    with op.batch_alter_table("passkey_challenge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passkey_challenge_made_ms"))

    op.drop_table("passkey_challenge")
    with op.batch_alter_table("device_session", schema=None) as batch_op:
        batch_op.drop_column("proved_ms")
