"""What `check` found in a file, as a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.app.foreign import foreign
from simulator.scenario.findings import Finding, Severity
from simulator.wording import preview as words

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
        self.set_options(options or [Option(Content.styled(words.NOTHING_FOUND, "dim"), disabled=True)])
        if findings:
            self.highlighted = min(kept or 0, len(findings) - 1)


def _row(finding: Finding) -> Content:
    severity, _ = words.SEVERITIES[finding.severity]
    parts = [
        Content.assemble((severity, _COLOURS[finding.severity]), (f"  {words.at_line(finding.line)}", "bold")),
        foreign(finding.message),
    ]
    if finding.hint:
        parts.append(Content.assemble((f"{words.HINT} ", "$text-primary"), foreign(finding.hint)))
    if finding.example is not None:
        way = ", ".join(finding.example) or words.AT_THE_VERY_START
        parts.append(Content.assemble((f"⏎ {words.LEADS_THERE} ", "$text-accent"), foreign(way)))
    return Content("\n").join([*parts, Content()])
