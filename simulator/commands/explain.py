"""`empathy explain`."""

from __future__ import annotations

import click

from simulator.commands.shared import rubric_option, say
from simulator.opening import misuse, open_rubric


@click.command()
@click.argument("name", metavar="[CODE]", required=False)
@rubric_option
def explain(name: str | None, rubric_file: str | None) -> int:
    """What a finding of `check` means, why it matters, and how to mend it; or what a behaviour is. Without CODE, lists
    all of them."""
    from simulator.explaining import behaviour_explained, explained, explanation, overview
    from simulator.scenario.faults import catalogue
    from simulator.scenario.suggest import closest

    _, rubric = open_rubric(rubric_file)
    if name is None:
        say(overview(rubric))
        return 0
    faults, wanted = {fault.code: fault for fault in catalogue()}, name.strip("[]").lower()
    if wanted in faults:
        say(explanation(explained(faults[wanted], rubric)))
    elif wanted in rubric.behaviours:
        say(behaviour_explained(rubric.behaviours[wanted]))
    else:
        near = closest(wanted, [*faults, *rubric.behaviours])
        meant = f" Did you mean `{near}`?" if near else ""
        misuse(f"There is no finding and no behaviour `{name}`.{meant} `empathy explain` lists all of them.")
    return 0
