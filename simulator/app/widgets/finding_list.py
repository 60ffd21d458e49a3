"""What `check` found in a file, as a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.app.foreign import foreign
from simulator.scenario.findings import Finding, Severity

_COLOURS = {
    Severity.ERROR: "bold $text-error",
    Severity.WARNING: "bold $text-warning",
    Severity.NOTE: "bold $text-primary",
}


class FindingList(OptionList):
    """Each finding with its line, message and hint, and the replies that lead there."""

    def show(self, findings: Sequence[Finding]) -> None:
        kept = self.highlighted
        options = [Option(_row(finding)) for finding in findings]
        self.set_options(options or [Option(Content.styled("Nothing to report.", "dim"), disabled=True)])
        if findings:
            self.highlighted = min(kept or 0, len(findings) - 1)


def _row(finding: Finding) -> Content:
    parts = [
        Content.assemble((finding.severity.value, _COLOURS[finding.severity]), (f"  line {finding.line}", "bold")),
        foreign(finding.message),
    ]
    if finding.hint:
        parts.append(Content.assemble(("hint: ", "$text-primary"), foreign(finding.hint)))
    if finding.example is not None:
        way = ", ".join(finding.example) or "at the very start"
        parts.append(Content.assemble(("⏎ leads there: ", "$text-accent"), foreign(way)))
    return Content("\n").join([*parts, Content()])
