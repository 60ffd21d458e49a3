"""Whether a scenario was changed after people had played it."""

from __future__ import annotations

from simulator.progress import PLAYED
from simulator.records.store import Records
from simulator.scenario import faults
from simulator.scenario.loading import Loaded


def compare_versions(loaded: Loaded, records: Records) -> None:
    """Adds a finding where the store knows the same version with another text. A draft may change as it likes. Raises
    `StoreTrouble`."""
    scenario = loaded.scenario
    if scenario is None or scenario.draft or loaded.findings.has(faults.WRONG_TYPE, loaded.value_mark("version")):
        return
    played = records.scenario_hashes(scenario.id, scenario.version, PLAYED)
    if played and loaded.source.hash not in played:
        mark, version = loaded.value_mark("version"), scenario.version
        loaded.findings.add(faults.VERSION_NOT_RAISED, mark, version=version, next=version + 1)
