"""How a trainee gets on: attempts judged once and summed up small, where that leads, and what to practise next."""

from simulator.progress.history import PLAYED, Finished, History
from simulator.progress.reached import Reached, reached

__all__ = ["PLAYED", "Finished", "History", "Reached", "reached"]
