"""What is still open in every position: exact bests over the whole graph, and what each reply costs against them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from fractions import Fraction

from scoring.points import points
from scoring.rubric import Points, Rubric, Skill
from scoring.scores import TINY, Bests, regret
from simulator.analysis.collecting import no_collecting
from simulator.analysis.graph import NOWHERE, Graph
from simulator.analysis.loops import inner_edges
from simulator.conversation.rules import Position, Rules

UNREACHABLE = float("-inf")
"""What is open in a position from which no ending can be reached."""

ReplyPoints = dict[str, dict[str, Points]]
"""The points of each reply (and silence), by scene and id."""

Gains = dict[str, dict[str, float]]
"""What each reply adds to a sum, by scene and id."""


MOST_PARTS = 10**10
"""More parts of a score than these could not be told apart."""


def reply_points(rules: Rules, rubric: Rubric) -> ReplyPoints:
    return {
        name: {
            move.reply: points(rubric, rules.written_in(name, move.reply).shows) for move in rules.written_moves(name)
        }
        for name in rules.scenario.scenes
    }


def gains(earned: ReplyPoints, worth: Callable[[Points], float]) -> Gains:
    """What each reply is worth by some measure of its points."""
    return {scene: {reply: worth(p) for reply, p in replies.items()} for scene, replies in earned.items()}


def _share(values: Iterable[float]) -> int:
    """The number of parts of 1 in which all `values` can be counted."""
    return math.lcm(*(Fraction(value).limit_denominator(1000).denominator for value in values))


@dataclass(frozen=True)
class Bounds:
    """The most that is still open, for each position of a graph without loops that earn.

    `open[n]` is V: the largest weighted sum Q from `positions[n]` to an ending; `open_in` the same for each skill's own
    points; `most` is Q*, what the start offers; `gains` is what each reply adds to Q; `turns_left[n]` the fewest turns
    to an ending on moves without regret.
    """

    graph: Graph
    rubric: Rubric
    points: ReplyPoints
    gains: Gains
    bests: Bests
    open: list[float]
    open_in: dict[Skill, list[float]]
    turns_left: list[int | None]

    @property
    def most(self) -> float:
        return self.open[0]

    def earned(self, position: Position, reply: str) -> Points:
        return self.points[position.scene][reply]

    def still_open(self, position: Position, earned: Points) -> float | None:
        """The best overall score that is still to be had here by somebody who has `earned` so many points, pace left
        out and not held within 0 and 100. None where nothing can be earned."""
        if self.most <= 0:
            return None
        return 100 / self.most * (self.bests.weighted(self.rubric, earned) + self.open[self.graph.number(position)])

    def regret(self, position: Position, reply: str) -> float | None:
        """What `reply` costs here, in points of the overall score, pace left out."""
        before, to = self._step(position, reply)
        gained = self.bests.weighted(self.rubric, self.earned(position, reply))
        return regret(self.open[before], gained, self.open[to], self.most)

    def regrets(self, position: Position, reply: str) -> dict[Skill, float | None]:
        """The same for each skill by itself, with its own points and best."""
        before, to = self._step(position, reply)
        earned = self.earned(position, reply)
        return {
            skill: regret(
                self.open_in[skill][before], earned.of(skill), self.open_in[skill][to], self.bests.points.of(skill)
            )
            for skill in Skill
        }

    def cost(self, number: int, reply: str, to: int, skill: Skill | None = None) -> float:
        """The regret of a move by numbers: overall, or in one skill. The graph must be scorable in it."""
        earned = self.points[self.graph.positions[number].scene][reply]
        if skill is None:
            gained = self.gains[self.graph.positions[number].scene][reply]
            cost = regret(self.open[number], gained, self.open[to], self.most)
        else:
            opened = self.open_in[skill]
            cost = regret(opened[number], earned.of(skill), opened[to], self.bests.points.of(skill))
        return cost or 0.0

    def parts(self, skill: Skill | None = None) -> int:
        """Into how many equal parts a score of 100, overall or in one skill, falls so that each `cost` is a whole
        number of them. Costs are sums of points, of which only so many decimals are written."""
        shares = {of: _share([p.of(of) for replies in self.points.values() for p in replies.values()]) for of in Skill}
        if skill is not None:
            return round(self.bests.points.of(skill) * shares[skill])
        bests = (round(self.bests.points.of(of) * share) for of, share in shares.items())
        weights = _share([self.rubric.overall.of(of) for of in Skill])
        return round(min(self.most * weights * math.lcm(*(best for best in bests if best > 0)), MOST_PARTS))

    def best_moves(self, number: int) -> list[tuple[str, int]]:
        """The moves without regret from a position, in the order of the file."""
        before, gain = self.open[number], self.gains.get(self.graph.positions[number].scene, {})
        slack = TINY * self.most / 100
        return [
            (reply, to)
            for reply, to in self.graph.moves[number]
            if to != NOWHERE and before - gain[reply] - self.open[to] < slack
        ]

    def best_replies(self, position: Position) -> tuple[str, ...]:
        """All moves without regret: those with the fewest turns to an ending first, ties in the order of the file."""
        number = self.graph.number(position)
        return tuple(reply for reply, _ in sorted(self.best_moves(number), key=lambda move: self._left(move[1])))

    def best_way(self, position: Position) -> tuple[str, ...]:
        """The shortest replies from here to an ending that keep everything that is open."""
        return tuple(reply for _, reply in self.best_steps(self.graph.number(position)))

    def best_steps(self, number: int = 0) -> list[tuple[int, str]]:
        """The same from a position's number, the start if none is given, each reply with the number it is said in."""
        steps: list[tuple[int, str]] = []
        while self.graph.moves[number]:
            reply = self.best_replies(self.graph.positions[number])[0]
            steps.append((number, reply))
            number = dict(self.graph.moves[number])[reply]
        return steps

    def _left(self, number: int) -> float:
        turns = self.turns_left[number]
        return float("inf") if turns is None else turns

    def _step(self, position: Position, reply: str) -> tuple[int, int]:
        number = self.graph.number(position)
        return number, dict(self.graph.moves[number])[reply]


@no_collecting()
def bounds(graph: Graph, rubric: Rubric, earned: ReplyPoints) -> Bounds:
    """Values every position of `graph`, which must be complete and hold no loop that earns. `earned` are its points."""
    open_in = {skill: most_open(graph, gains(earned, lambda p, s=skill: p.of(s))) for skill in Skill}  # type: ignore[misc]
    bests = Bests(Points(*(open_in[skill][0] for skill in Skill)))
    weighted = gains(earned, lambda p: bests.weighted(rubric, p))
    opened = most_open(graph, weighted)
    return Bounds(graph, rubric, earned, weighted, bests, opened, open_in, _turns_left(graph, opened, weighted))


def most_open(graph: Graph, gains: Gains, endings: Container[str] | None = None) -> list[float]:
    """The largest sum of gains from each position to an ending (one of `endings`, if given). Within a component, values
    spread backwards until they settle, which they do because no loop earns."""
    wanted = graph.rules.scenario.endings if endings is None else endings
    positions, moves = graph.positions, graph.moves
    value = [0.0 if position.scene in wanted else UNREACHABLE for position in positions]
    for component in graph.components:
        for node in component:
            best, gain = value[node], gains.get(positions[node].scene, {})
            for reply, to in moves[node]:
                if to != NOWHERE and (worth := gain[reply] + value[to]) > best:
                    best = worth
            value[node] = best
        if len(component) > 1:
            _settle(graph, component, gains, value)
    return value


def _settle(graph: Graph, component: list[int], gains: Gains, value: list[float]) -> None:
    """Spreads values backwards within a component, in place."""
    back: dict[int, list[tuple[int, float]]] = {}
    for node, reply, to in inner_edges(graph, component):
        back.setdefault(to, []).append((node, gains[graph.positions[node].scene][reply]))
    waiting, queued = deque(component), set(component)
    while waiting:
        to = waiting.popleft()
        queued.discard(to)
        for node, earns in back.get(to, ()):
            if earns + value[to] > value[node] + TINY / 1000:
                value[node] = earns + value[to]
                if node not in queued:
                    queued.add(node)
                    waiting.append(node)


def _turns_left(graph: Graph, opened: list[float], gains: Gains) -> list[int | None]:
    """Breadth first from the endings, backwards along the moves without regret."""
    positions = graph.positions
    back: list[list[int]] = [[] for _ in positions]
    slack = TINY * opened[0] / 100  # a regret below `TINY` is none
    for node, moves in enumerate(graph.moves):
        least, gain = opened[node] - slack, gains.get(positions[node].scene, {})
        for reply, to in moves:
            if to != NOWHERE and gain[reply] + opened[to] > least:
                back[to].append(node)
    left: list[int | None] = [0 if graph.rules.ended(position) else None for position in positions]
    waiting = deque(node for node, turns in enumerate(left) if turns == 0)
    while waiting:
        to = waiting.popleft()
        for node in back[to]:
            if left[node] is None:
                left[node] = (left[to] or 0) + 1
                waiting.append(node)
    return left
