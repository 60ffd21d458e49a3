"""The catalogue of faults: every code that `check` can report, a module a kind, one record each."""

from simulator.scenario.faults.reach import *  # noqa: F403 - the catalogue is the sum of its modules
from simulator.scenario.faults.story import *  # noqa: F403
from simulator.scenario.faults.text import *  # noqa: F403
from simulator.scenario.faults.values import *  # noqa: F403
from simulator.scenario.faults.writing import *  # noqa: F403
