"""The rubric's YAML file, read with the same care as a scenario."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from scoring import rubric as plain
from scoring.rubric import Mark, Points, Rubric
from simulator.scenario import faults
from simulator.scenario.findings import Finding, Findings
from simulator.scenario.forms import fill
from simulator.scenario.loading import read_root
from simulator.scenario.model import Form
from simulator.scenario.source import Source, own_rubric, read_source
from simulator.scenario.values import Frozen, Id, Number, Score, Text, Version, form_value, reject, within


class BadRubric(ValueError):
    """A rubric that cannot be used; `findings` say why."""

    def __init__(self, findings: Findings) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__(f"{findings.path} is not a usable rubric")


class _Points(Form):
    called = "`points`"

    listening: Number = Field(0.0, description="points for listening")
    ownership: Number = Field(0.0, description="points for ownership")
    speed: Number = Field(0.0, description="points for speed")


def _some_weight(weights: _Weights) -> _Weights:
    if not (weights.listening or weights.ownership or weights.speed):
        reject(faults.OUT_OF_RANGE, expected="a weight above 0", found="none", help="give some skill a weight")
    return weights


def _in_order(marks: _Marks) -> _Marks:
    if not marks.best <= marks.good <= marks.inaccuracy <= marks.mistake:
        reject(
            faults.OUT_OF_RANGE, expected="rising numbers", found="others", help="best ≤ good ≤ inaccuracy ≤ mistake"
        )
    return marks


class _Weights(Form):
    called = "`overall`"

    listening: Score = Field(description="weight of listening")
    ownership: Score = Field(description="weight of ownership")
    speed: Score = Field(description="weight of speed")


_AboveZero = Annotated[Number, within(0.001, None, "a number above 0")]


class _Pace(Form):
    called = "`pace`"

    share_of_speed: Score = Field(description="pace's share of speed, in percent")
    share_of_overall: Score = Field(description="pace's share of overall, in percent")
    words_per_minute: _AboveZero = Field(description="reading speed")
    thinking_seconds: Annotated[Number, within(0, None, "seconds, 0 or more")] = Field(
        description="time to think, on top of reading"
    )
    none_at: Annotated[Number, within(1.001, None, "a number above 1")] = Field(
        description="the multiple of the allowance at which pace earns nothing"
    )


class _Marks(Form):
    called = "`marks`"

    best: Number = Field(description="the highest regret that is still best")
    good: Number = Field(description="the highest regret that is still good")
    inaccuracy: Number = Field(description="the highest regret that is still an inaccuracy")
    mistake: Number = Field(description="the highest regret that is still a mistake; above it is a blunder")


class _Behaviour(Form):
    called = "a behaviour"

    points: Annotated[_Points, BeforeValidator(form_value)] = Field(
        description="what it adds to each skill, or takes away"
    )
    means: Text = Field(description="when it counts")
    like: Text = Field("", description="an example")
    unlike: Text = Field("", description="what looks like it and is not")
    source: Text = Field(description="why it counts")
    act: Text = Field("", description="what somebody does who shows it, in words that follow “you”")
    need: Text = Field("", description="what a customer lacks who has not met it, in words that follow “still needs”")


class _Rubric(Form):
    called = "a rubric"

    rubric: Id = Field(description="the rubric's id")
    version: Version = Field(description="a whole number, raised when the rubric changes")
    overall: Annotated[_Weights, BeforeValidator(form_value), AfterValidator(_some_weight)] = Field(
        description="the weights of the skills"
    )
    pace: Annotated[_Pace, BeforeValidator(form_value)] = Field(description="how timed turns count")
    passed: Score = Field(alias="pass", description="the overall score that reports call passed")
    marks: Annotated[_Marks, BeforeValidator(form_value), AfterValidator(_in_order)] = Field(
        description="the highest regret of each mark"
    )
    behaviours: Frozen[Annotated[_Behaviour, BeforeValidator(form_value)]] = Field(description="what a reply can show")


def load_rubric(source: Source) -> Rubric:
    """Reads a rubric. Raises `BadRubric`."""
    findings = Findings(source.path)
    root = read_root(source, findings)
    form = None if root is None else fill(_Rubric, root, lambda _: {}, findings)
    if form is None or findings.errors:
        raise BadRubric(findings)
    return Rubric(
        name=form.rubric,
        version=form.version,
        overall=Points(**form.overall.model_dump()),
        pace=plain.Pace(**form.pace.model_dump()),
        passed=form.passed,
        marks=tuple((Mark(name), most) for name, most in form.marks.model_dump().items()),
        behaviours=MappingProxyType(
            {
                name: plain.Behaviour(
                    name, Points(**b.points.model_dump()), b.means, b.like, b.unlike, b.source, b.act, b.need
                )
                for name, b in form.behaviours.items()
            }
        ),
    )


def rubric_source(path: Path | None = None) -> Source:
    """The bytes of a rubric file: the program's own unless another is named. Raises `BadRubric`."""
    if path is None:
        return own_rubric()
    findings = Findings(str(path))
    source = read_source(path, findings)
    if source is None:
        raise BadRubric(findings)
    return source
