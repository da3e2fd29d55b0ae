"""make the first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "login_attempts",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("first_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_login_attempts")),
    )
    with op.batch_alter_table("login_attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_attempts_first_ms"), ["first_ms"], unique=False)

    op.create_table(
        "owner",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=True),
        sa.Column("username_key", sa.String(length=64), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_owner")),
        sa.UniqueConstraint("username_key", name=op.f("uq_owner_username_key")),
    )
    op.create_table(
        "sync_epoch",
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_sync_epoch")),
    )
    op.create_table(
        "worker_heartbeat",
        sa.Column("worker", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("worker", name=op.f("pk_worker_heartbeat")),
    )
    op.create_table(
        "device_session",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("browser", sa.String(length=40), nullable=True),
        sa.Column("system", sa.String(length=40), nullable=True),
        sa.Column("signed_in_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_device_session_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "session_id", name=op.f("pk_device_session")),
    )
    with op.batch_alter_table("device_session", schema=None) as batch_op:
        batch_op.create_index(
            "ix_device_session_owner_id_secret_hash", ["owner_id", "secret_hash"], unique=True
        )
        batch_op.create_index(batch_op.f("ix_device_session_seen_ms"), ["seen_ms"], unique=False)

    op.create_table(
        "recovery_code",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_recovery_code_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "code_hash", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "reminder_schedule",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reminder_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("bucket", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "schedule",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("deadline_ms", sa.BigInteger(), nullable=True),
        sa.Column("local_date", sa.String(length=10), nullable=True),
        sa.Column("slot", sa.String(length=20), nullable=True),
        sa.Column("claim_ms", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_reminder_schedule_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "reminder_id", name=op.f("pk_reminder_schedule")),
    )
    with op.batch_alter_table("reminder_schedule", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reminder_schedule_claim_ms_bucket"), ["claim_ms", "bucket"], unique=False
        )

    op.create_table(
        "sync_head",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("sum", sa.CHAR(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_sync_head_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_sync_head")),
    )
    op.create_table(
        "sync_history",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("entry_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column(
            "fields",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_sync_history_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "entry_id", name=op.f("pk_sync_history")),
    )
    with op.batch_alter_table("sync_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sync_history_at_ms"), ["at_ms"], unique=False)

    op.create_table(
        "sync_receipt",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("op_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("cursor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_sync_receipt_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "op_id", name=op.f("pk_sync_receipt")),
    )
    with op.batch_alter_table("sync_receipt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sync_receipt_owner_id_record_id_seq"),
            ["owner_id", "record_id", "seq"],
            unique=False,
        )

    op.create_table(
        "sync_record",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column(
            "fields",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("version_epoch", sa.String(length=64), nullable=False),
        sa.Column("version_seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_sync_record_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "record_id", name=op.f("pk_sync_record")),
    )
    with op.batch_alter_table("sync_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sync_record_owner_id_seq"), ["owner_id", "seq"], unique=True
        )

    op.create_table(
        "push_subscription",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("subscription_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("endpoint", sa.String(length=1000), nullable=False),
        sa.Column("endpoint_hash", sa.String(length=64), nullable=False),
        sa.Column("p256dh", sa.String(length=256), nullable=False),
        sa.Column("auth", sa.String(length=256), nullable=False),
        sa.Column("vapid_key", sa.String(length=256), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.Column("delivered_ms", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id", "session_id"],
            ["device_session.owner_id", "device_session.session_id"],
            name=op.f("fk_push_subscription_owner_id_session_id_device_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_push_subscription_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "subscription_id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint(
            "owner_id", "endpoint_hash", name=op.f("uq_push_subscription_owner_id_endpoint_hash")
        ),
    )
    with op.batch_alter_table("push_subscription", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_push_subscription_owner_id_session_id"),
            ["owner_id", "session_id"],
            unique=False,
        )

    op.create_table(
        "reminder_delivery",
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reminder_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("local_date", sa.String(length=10), nullable=False),
        sa.Column("slot", sa.String(length=20), nullable=False),
        sa.Column("subscription_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "subscription_id"],
            ["push_subscription.owner_id", "push_subscription.subscription_id"],
            name=op.f("fk_reminder_delivery_owner_id_subscription_id_push_subscription"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.owner_id"],
            name=op.f("fk_reminder_delivery_owner_id_owner"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "owner_id",
            "reminder_id",
            "local_date",
            "slot",
            "subscription_id",
            name=op.f("pk_reminder_delivery"),
        ),
    )
    with op.batch_alter_table("reminder_delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_delivery_at_ms"), ["at_ms"], unique=False)


def downgrade() -> None:
    """Bring the tables back."""
    with op.batch_alter_table("reminder_delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_delivery_at_ms"))

    op.drop_table("reminder_delivery")
    with op.batch_alter_table("push_subscription", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_push_subscription_owner_id_session_id"))

    op.drop_table("push_subscription")
    with op.batch_alter_table("sync_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sync_record_owner_id_seq"))

    op.drop_table("sync_record")
    with op.batch_alter_table("sync_receipt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sync_receipt_owner_id_record_id_seq"))

    op.drop_table("sync_receipt")
    with op.batch_alter_table("sync_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sync_history_at_ms"))

    op.drop_table("sync_history")
    op.drop_table("sync_head")
    with op.batch_alter_table("reminder_schedule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_schedule_claim_ms_bucket"))

    op.drop_table("reminder_schedule")
    op.drop_table("recovery_code")
    with op.batch_alter_table("device_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_session_seen_ms"))
        batch_op.drop_index("ix_device_session_owner_id_secret_hash")

    op.drop_table("device_session")
    op.drop_table("worker_heartbeat")
    op.drop_table("sync_epoch")
    op.drop_table("owner")
    with op.batch_alter_table("login_attempts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_attempts_first_ms"))

    op.drop_table("login_attempts")
