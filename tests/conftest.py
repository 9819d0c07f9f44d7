"""Settings of all tests: hypothesis tries the same examples each time, without a clock."""

import ipywidgets
import pytest
from hypothesis import settings

settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")


@pytest.fixture(scope="module", autouse=True)
def no_widget_outlives_its_module():
    """Widgets are kept alive until they are closed, and with them their pictures."""
    yield
    ipywidgets.Widget.close_all()
