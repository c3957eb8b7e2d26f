"""Time expressions and the days they cover."""

from detente.timex.finder import TimeFinder, default_time_finder, times_in
from detente.timex.governing import time_of_event
from detente.timex.retold import with_retold_times

__all__ = ["TimeFinder", "default_time_finder", "time_of_event", "times_in", "with_retold_times"]
