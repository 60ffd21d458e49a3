"""The example scenario, sound and with the slips that the catalogue of faults shows."""

from __future__ import annotations

from importlib.resources import files

from simulator.scenario.findings import Example
from simulator.scenario.source import Source

NAME = "example.yaml"


def example_scenario() -> Source:
    """The scenario that the format's page shows too."""
    return Source(NAME, (files("simulator.scenario") / NAME).read_bytes())


def with_slip(example: Example) -> Source:
    """The file that fires a fault."""
    if example.right is None:
        return Source(NAME, _bytes(example.wrong))
    sound = example_scenario().data
    assert sound.count(example.right.encode()) == 1, example.right
    return Source(NAME, sound.replace(example.right.encode(), _bytes(example.wrong)))


def slip_lines(example: Example) -> tuple[list[str], list[str]]:
    """The lines that hold the slip, and the lines that take their place once it is mended: none where the example is a
    file by itself."""
    if example.right is None:
        return Source(NAME, _bytes(example.wrong).removesuffix(b"\n")).lines(), []
    before, _, after = example_scenario().data.partition(example.right.encode())
    lead, tail = before.rpartition(b"\n")[2], after.partition(b"\n")[0]
    if example.right.endswith("\n"):
        tail = b""

    def whole(middle: bytes) -> list[str]:
        return Source(NAME, (lead + middle + tail).removesuffix(b"\n")).lines()

    return whole(_bytes(example.wrong)), whole(example.right.encode())


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
