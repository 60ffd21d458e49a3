"""The catalogue of faults: every code that `check` can report, a module a kind, one record each.

Everything that is said about a code is made of its record: `check`, `empathy explain`, the page of findings, SARIF's
rules, and a test for each.
"""
# The catalogue has the order of these imports, which is the order in which a file is looked at.
# ruff: noqa: I001, F403

from __future__ import annotations

from types import ModuleType

from simulator.scenario.faults.text import *
from simulator.scenario.faults.values import *
from simulator.scenario.faults.story import *
from simulator.scenario.faults.reach import *
from simulator.scenario.faults.writing import *
from simulator.scenario.faults.release import *
from simulator.scenario.findings import Fault


def chapters() -> dict[str, tuple[Fault, ...]]:
    """The faults of each module, in order, behind what its docstring says it is about, up to the first colon."""
    modules = [module for module in globals().values() if isinstance(module, ModuleType)]
    return {
        (module.__doc__ or "").partition("\n")[0].partition(":")[0].rstrip("."): found
        for module in modules
        if (found := tuple(fault for fault in vars(module).values() if isinstance(fault, Fault)))
    }


def catalogue() -> tuple[Fault, ...]:
    """Every fault, in order."""
    return tuple(fault for found in chapters().values() for fault in found)
