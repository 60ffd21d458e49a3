"""What there is to see at a position: what the customer says, and every reply with all it does."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.points import points
from scoring.rubric import Mark, Points, Skill
from simulator.conversation.rules import Move, NothingHolds, Position, Rules, after, felt
from simulator.previewing.place import Place
from simulator.previewing.version import Version
from simulator.scenario.model import Condition, Reply
from simulator.wording import preview as words
from simulator.wording.common import plain_name


@dataclass(frozen=True)
class Choice:
    """A reply as it stands in the file, or the silence, seen from a position. `barred` says why it is not on offer
    here, "" where it is; `leads` is empty where no `goto` holds, `outcome` where it leads to a scene; `after` is the
    silence's seconds. `regret` is 0 for the best, and `regret` and `mark` are None where nothing can be costed."""

    number: int
    reply: str
    words: str
    after: float | None
    barred: str
    shows: tuple[str, ...]
    points: Points
    mood_before: int
    mood_after: int
    sets: tuple[str, ...]
    leads: str
    outcome: str
    walks_out: bool
    regret: float | None
    mark: Mark | None
    why: str


@dataclass(frozen=True)
class Look:
    """A position. `heard` is what the customer says on getting here, empty where no line holds; `remark` says that no
    conversation gets here; `outcome` and `lesson` are an ending's."""

    position: Position
    customer: str
    heard: tuple[str, ...]
    memory: tuple[str, ...]
    replies: tuple[str, ...]
    remark: str
    outcome: str
    lesson: str
    choices: tuple[Choice, ...]


def look(version: Version, place: Place) -> Look:
    rules = version.rules
    assert rules is not None
    position = place.position
    ending = rules.ending(position)
    return Look(
        position=position,
        customer=rules.scenario.customer.name,
        heard=_heard(rules, place),
        memory=rules.remembered(position),
        replies=place.replies,
        remark=_remark(version, rules, position),
        outcome="" if ending is None else ending.outcome,
        lesson="" if ending is None else ending.lesson or "",
        choices=() if ending is not None else _choices(version, rules, position),
    )


def _heard(rules: Rules, place: Place) -> tuple[str, ...]:
    try:
        if not place.steps:
            return (rules.line(place.position),)
        before, reply = place.steps[-1]
        return rules.answer(before, reply, place.position)
    except NothingHolds:
        return ()


def _remark(version: Version, rules: Rules, position: Position) -> str:
    """That no conversation gets here; and what would have to be remembered for one to."""
    if version.graph is None or version.number(position) is not None:
        return ""
    other = version.first.get(position.scene, {}).get(position.mood)
    if other is None:
        return words.NO_CONVERSATION
    return words.one_with_memory(rules.remembered(version.graph.positions[other]))


def _choices(version: Version, rules: Rules, position: Position) -> tuple[Choice, ...]:
    moves = [*rules.replies[position.scene]]
    if position.scene in rules.silences:
        moves.append(rules.silences[position.scene])
    offered = {move.reply for move in rules.moves(position)}
    return tuple(
        _choice(version, rules, position, number, move, on_offer=move.reply in offered)
        for number, move in enumerate(moves, start=1)
    )


def _choice(version: Version, rules: Rules, position: Position, number: int, move: Move, *, on_offer: bool) -> Choice:
    written = rules.written(position, move.reply)
    bounds = version.bounds
    mood, memory = felt(move, position)
    new = Position(position.scene, mood, memory & ~position.memory)
    try:
        leads = after(move, position).scene
    except NothingHolds:
        leads = ""
    ending = rules.scenario.endings.get(leads)
    regret = None
    if bounds is not None and on_offer and version.number(position) is not None:
        regret = bounds.regret(position, move.reply)
    return Choice(
        number=number,
        reply=move.reply,
        words=written.say or "",
        after=None if isinstance(written, Reply) else written.after,
        barred="" if on_offer or not isinstance(written, Reply) else condition(written.when),
        shows=tuple(written.shows),
        points=points(version.rubric, written.shows),
        mood_before=position.mood,
        mood_after=mood,
        sets=rules.remembered(new),
        leads=leads,
        outcome="" if ending is None else ending.outcome,
        walks_out=mood == 0 and move.walked_out is not None,
        regret=regret,
        mark=None if regret is None or bounds is None else bounds.rubric.mark(regret),
        why=written.why or "",
    )


def condition(when: Condition) -> str:
    """A condition in words: “only at mood 4 or more, with owned-up remembered”."""
    return words.condition(when.mood_at_least, when.mood_at_most, when.remembers, when.lacks)


def behaviours(choice: Choice) -> str:
    """The behaviours it shows, in words."""
    return ", ".join(plain_name(name) for name in choice.shows)


def earned(choice: Choice) -> list[str]:
    """Its points for each skill: “+3 listening”, “-1 speed”."""
    worth = [(skill, choice.points.of(skill)) for skill in Skill]
    return [words.earned(value, skill) for skill, value in worth if value]
