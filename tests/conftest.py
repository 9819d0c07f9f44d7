"""Settings of all tests: hypothesis tries the same examples each time, without a clock."""

from hypothesis import settings

settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")
