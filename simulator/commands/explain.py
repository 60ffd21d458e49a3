"""`empathy explain`."""

from __future__ import annotations

import click

from simulator.commands.shared import say
from simulator.opening import misuse


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> int:
    """What a finding of `check` means, why it matters, and how to mend it. Without CODE, lists all codes."""
    from simulator.explaining import explained, explanation, overview
    from simulator.scenario.faults import catalogue
    from simulator.scenario.rubrics import load_rubric, rubric_source
    from simulator.scenario.suggest import one_of

    if code is None:
        say(overview())
        return 0
    faults = {fault.code: fault for fault in catalogue()}
    fault = faults.get(code.strip("[]").lower())
    if fault is None:
        misuse(f"There is no finding `{code}`; {one_of(code, faults)} `empathy explain` lists all codes.")
    say(explanation(explained(fault, load_rubric(rubric_source()))))
    return 0
