"""Settings of all tests: hypothesis tries the same examples each time and does not watch the clock."""

from hypothesis import settings

settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")
