"""The poses that the figure's tests look at."""

import pytest

from webapp.content.poses import parse_poses
from webapp.contract.pose import Pose
from webapp.foundation.paths import ROUTINES


@pytest.fixture(scope="session")
def poses() -> dict[str, Pose]:
    folder = ROUTINES / "poses"
    return parse_poses({path.name: path.read_text("utf-8") for path in folder.glob("*.yaml")})
