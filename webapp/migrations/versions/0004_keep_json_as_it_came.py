"""keep JSON as it came: the binary form writes large numbers out in all their digits."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = (
    ("sync_record", "fields"),
    ("sync_history", "fields"),
    ("reminder_schedule", "schedule"),
    ("worker_heartbeat", "counts"),
)


def _turn_into(kind: str) -> None:
    """Change the columns where the database tells the two forms apart."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, column in COLUMNS:
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind} USING {column}::{kind}")


def upgrade() -> None:
    """Bring the tables to this revision."""
    _turn_into("json")


def downgrade() -> None:
    """Take this revision back."""
    _turn_into("jsonb")
