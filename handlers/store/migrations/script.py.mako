"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Go up one step."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go back down one step."""
    ${downgrades if downgrades else "pass"}
