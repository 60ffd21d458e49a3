"""What is written and never happens: scenes and endings nobody reaches, replies never on offer, lines never said, ways
never taken, conditions that decide nothing, memory that nobody sets or asks for.

At most one finding for each faulty thing. What is a consequence of another finding is passed over: a reply that asks
for memory nobody sets, a scene behind a reply that is never on offer, a list that a finding of the proofs is about.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from simulator.analysis.graph import Graph
from simulator.analysis.proofs import move_place, said
from simulator.conversation.rules import LEAST_MOOD, MOST_MOOD, Clause, Move, Position, asked_in, felt
from simulator.scenario import faults
from simulator.scenario.findings import Fault, Mark
from simulator.scenario.loading import Loaded
from simulator.scenario.memory import Mention, mentions
from simulator.scenario.model import Scenario
from simulator.scenario.suggest import closest

Felt = set[tuple[int, int]]
"""Moods with memories in which something is decided."""


def unremembered(loaded: Loaded, scenario: Scenario, *, searched: bool = True) -> set[str]:
    """Reports memory that is asked for and never set, or set and never asked for. The text alone tells it. Returns the
    facts that are never set. Where so many are never asked for that the graph could not be `searched`, that finding
    is about them."""
    sets: dict[str, Mention] = {}
    asks: dict[str, Mention] = {}
    for mention in mentions(scenario):
        (sets if mention.sets else asks).setdefault(mention.fact, mention)
    unset = [fact for fact in asks if fact not in sets]
    unasked = [fact for fact in sets if fact not in asks]
    for fact in unset:
        near = closest(fact, unasked) or closest(fact, sets)
        if near in unasked:
            unasked.remove(near)  # two spellings of one fact are one slip
        line = None if near is None else loaded.mark(*sets[near].place).line
        advice = f"did you mean `{near}`, which is remembered on line {line}?" if near else _SET_IT.format(fact=fact)
        loaded.findings.add(faults.NEVER_REMEMBERED, loaded.mark(*asks[fact].place), hint=advice, fact=fact)
    for fact in unasked if searched else ():
        near = closest(fact, asks)
        line = None if near is None else loaded.mark(*asks[near].place).line
        advice = f"did you mean `{near}`, which is asked for on line {line}?" if near else _ASK_IT.format(fact=fact)
        loaded.findings.add(faults.NEVER_ASKED, loaded.mark(*sets[fact].place), hint=advice, fact=fact)
    return set(unset)


_SET_IT = "let an earlier reply have `remember: [{fact}]`"
_ASK_IT = "let the customer notice it in a line with `when: {{remembers: [{fact}]}}`, or take it away"


def never(loaded: Loaded, graph: Graph, unset: set[str]) -> None:
    """Reports what never happens. `unset`: facts reported already."""
    Reach(loaded, graph, unset).tell()


class Reach:
    """One scenario's written things, held against the positions that are reached."""

    def __init__(self, loaded: Loaded, graph: Graph, unset: Iterable[str]) -> None:
        self.loaded = loaded
        self.graph = graph
        self.rules = graph.rules
        self.unset = self.rules.remembering(unset)
        self.places = graph.places()
        self.leads = {
            name: {to for move in self.rules.written_moves(name) for _, to in move.ways}
            for name in (*self.rules.scenario.scenes, *self.rules.scenario.endings)
        }
        """Where the ways lead that are written in each scene."""
        lost = {to for node, reply in graph.nowhere for to in self._ways_of(graph.positions[node], reply)}
        self.in_doubt = lost | {name for place in lost for name in self._behind(place, set())}
        """The places that might be reached otherwise, if only the story did not stop where no way holds."""

    def _ways_of(self, position: Position, reply: str) -> set[str]:
        return {to for _, to in self.rules.move(position, reply).ways}

    def tell(self) -> None:
        self._unreachable()
        heard = self._heard()
        for name, numbers in self.places.items():
            if name in self.in_doubt:
                continue
            if heard.get(name):
                self._lines(name, heard[name])
            if name in self.rules.replies:
                self._moves(name, numbers)

    # --- scenes and endings

    def _unreachable(self) -> None:
        """A place to which only others lead that are not reached is told with them; one to which something leads that
        is reached is the consequence of another finding."""
        led_to = {to for name in self.places for to in self.leads[name]} | self.in_doubt
        missing = [name for name in self.leads if name not in self.places and name not in led_to]
        found = {name: self._behind(name, self.places.keys()) for name in missing}
        behind = {name: [other for other in missing if other in found[name]] for name in missing}
        for number, name in enumerate(missing):
            before = [other for other in missing if name in behind[other] and other != name]
            if all(other in behind[name] and missing.index(other) > number for other in before):
                self._tell_unreachable(name, behind[name])

    def _behind(self, name: str, known: Container[str]) -> set[str]:
        """The places to which the ways of a place lead, and on from there, but not on from those that are `known`."""
        found, waiting = set[str](), [name]
        while waiting:
            new = self.leads[waiting.pop()] - found
            found |= new
            waiting += [place for place in new if place not in known]
        return found

    def _tell_unreachable(self, name: str, behind: list[str]) -> None:
        scenario = self.rules.scenario
        if name in scenario.scenes:
            with_it = f", nor, behind it, {_listed(behind)}" if behind else ""
            self.loaded.findings.add(
                faults.UNREACHABLE_SCENE, self.loaded.mark("scenes", name), name=name, with_it=with_it
            )
            return
        walked = ": the mood never falls to 0, and nothing else leads there" if name == scenario.walked_out else ""
        mark = self.loaded.mark("endings", name)
        self.loaded.findings.add(faults.UNREACHABLE_ENDING, mark, name=name, why_not=walked)

    # --- what the customer says

    def _heard(self) -> dict[str, Felt]:
        """The moods and memories in which a line is said, for each place where it depends on them."""
        heard = {}
        for name, numbers in said(self.graph, self.rules.conditional_places).items():
            heard[name] = self._felt(numbers, asked_in(test for test, _ in self.rules.lines[name]))
        return heard

    def _felt(self, numbers: Iterable[int], asked: int) -> Felt:
        """The moods and memories of some positions, as far as what is `asked` can tell them apart."""
        found: Felt = set()
        for number in numbers:
            _, mood, memory = self.graph.positions[number]
            found.add((mood, memory & asked))
        return found

    def _lines(self, name: str, heard: Felt) -> None:
        group = "endings" if name in self.rules.scenario.endings else "scenes"
        if self.loaded.findings.has(faults.NO_LINE_HOLDS, self.loaded.mark(group, name, "customer")):
            return
        example = self.graph.way_to(self.places[name][0])
        for index, (test, _) in enumerate(self.rules.lines[name]):
            self._asks_nothing(faults.NEVER_SAID, (group, name, "customer", index), test, example)
        tests = [test for test, _ in self.rules.lines[name]]
        whens = [self.loaded.mark(group, name, "customer", index, "when") for index in range(len(tests))]
        for index, reason, always in self._decides(tests, heard, "line", whens):
            self._tell(faults.NEVER_SAID, (group, name, "customer", index), example, reason, always)

    # --- what the trainee may say, and where it leads

    def _moves(self, name: str, numbers: Sequence[int]) -> None:
        findings, moves = self.loaded.findings, self.rules.written_moves(name)
        here = self._felt(numbers, asked_in(m.when for m in moves) | asked_in(t for m in moves for t, _ in m.ways))
        example = self.graph.way_to(numbers[0])
        stuck = findings.has(faults.NO_REPLY, self.loaded.mark("scenes", name, "replies"))
        stuck |= findings.has(faults.NO_ENDING, self.loaded.mark("scenes", name))
        for move in moves:
            place = move_place(name, move.reply)
            offered = here
            self._asks_nothing(faults.NEVER_OFFERED, place, move.when, example)
            if move.when is not None:
                offered = {(mood, memory) for mood, memory in here if move.when.holds(mood, memory)}
                for _, reason, always in () if stuck else self._decides([move.when], here, "reply"):
                    self._tell(faults.NEVER_OFFERED, place, example, reason, always, name=move.reply)
            if offered and not findings.has(faults.NO_GOTO_HOLDS, self.loaded.mark(*place, "goto")):
                self._ways(move, name, offered, example)

    def _ways(self, move: Move, scene: str, offered: Felt, example: tuple[str, ...]) -> None:
        for index, (test, _) in enumerate(move.ways):
            entry: tuple[str | int, ...] = (*move_place(scene, move.reply), "goto", index)
            self._asks_nothing(faults.NEVER_TAKEN, entry, test, (*example, move.reply))
        walks_out = move.walked_out is not None and move.mood < 0
        if len(move.ways) == 1 and move.ways[0][0] is None and not walks_out:
            return
        after = {felt(move, Position(scene, mood, memory)) for mood, memory in offered}
        if walks_out:
            after = {(mood, memory) for mood, memory in after if mood != LEAST_MOOD}
        place = (*move_place(scene, move.reply), "goto")
        example = (*example, move.reply)
        if after:
            whens = [self.loaded.mark(*place, index, "when") for index in range(len(move.ways))]
            for index, reason, always in self._decides([test for test, _ in move.ways], after, "way", whens):
                self._tell(faults.NEVER_TAKEN, (*place, index), example, reason, always, name=move.ways[index][1])
        elif self.rules.written_in(scene, move.reply).goto:
            others = [to for _, to in move.ways if to != move.walked_out]
            if others:
                reason = f"after it the mood is always 0, where the customer walks out to `{move.walked_out}`"
                mark = self.loaded.value_mark(*place)
                self.loaded.findings.add(faults.NEVER_TAKEN, mark, example=example, name=others[0], reason=reason)

    # --- conditions

    def _asks_nothing(
        self, fault: Fault, place: tuple[str | int, ...], test: Clause | None, example: tuple[str, ...]
    ) -> None:
        """A `when` that is written and asks for nothing, such as `when: {mood_at_least: 0}`."""
        if test is None and self.loaded.written(*place, "when"):
            self._tell(fault, place, example, "it asks for nothing", always=True)

    def _tell(
        self,
        fault: Fault,
        place: tuple[str | int, ...],
        example: tuple[str, ...],
        reason: str,
        always: bool,
        **words: str,
    ) -> None:
        if self.loaded.findings.stood_in(*place):
            return
        mark = self.loaded.mark(*place, "when")
        if always:
            self.loaded.findings.add(
                faults.ALWAYS_HOLDS, mark, example=example, hint=_ALWAYS[fault.code], reason=reason
            )
        else:
            self.loaded.findings.add(fault, mark, example=example, reason=reason, **words)

    def _decides(
        self, tests: list[Clause | None], met: Felt, what: str, whens: Sequence[Mark] = ()
    ) -> Iterator[tuple[int, str, bool]]:
        """The entries of a list, of which the first that holds counts, that never count or always do: each with its
        number, the reason, and whether it always holds. `met`: where the list is asked."""
        left = met
        for index, test in enumerate(tests):
            if not left:
                if tests[index - 1] is None and not self.loaded.findings.has(faults.ALWAYS_HOLDS, whens[index - 1]):
                    yield index, f"the {what} before it has no `when`, and comes first", False
                elif tests[index - 1] is not None and not self._always(tests[index - 1], met):
                    yield index, f"one of the {what}s before it always holds", False
                return
            if test is None:
                left = set()
                continue
            holds = {(mood, memory) for mood, memory in met if test.holds(mood, memory)}
            if not (test.needs | test.lacks) & self.unset:
                if not holds:
                    yield index, self._why_never(test, met), False
                elif len(holds) == len(met):
                    yield index, self._why_always(test, met), True
                elif not holds & left:
                    yield index, f"where it would hold, a {what} before it holds too", False
            left = left - holds

    def _always(self, test: Clause | None, met: Felt) -> bool:
        return test is not None and all(test.holds(mood, memory) for mood, memory in met)

    def _why_never(self, test: Clause, met: Felt) -> str:
        if test.low > test.high:
            return f"it asks for a mood of at least {test.low} and at most {test.high}"
        if test.needs & test.lacks:
            return f"it wants {self._facts(test.needs & test.lacks)} both remembered and not"
        if not any(test.low <= mood <= test.high for mood, _ in met):
            return f"the mood is {_moods(met)} here"
        some, all_ = _remembered(met)
        if test.needs & ~some:
            return f"{self._facts(test.needs & ~some)} is never remembered by then"
        if test.lacks & all_:
            return f"{self._facts(test.lacks & all_)} is always remembered by then"
        return "what it asks for never comes together"

    def _why_always(self, test: Clause, met: Felt) -> str:
        reasons = []
        if test.low > LEAST_MOOD or test.high < MOST_MOOD:
            reasons.append(f"the mood is {_moods(met)} here")
        if test.needs:
            reasons.append(f"{self._facts(test.needs)} is always remembered by then")
        if test.lacks:
            reasons.append(f"{self._facts(test.lacks)} is never remembered by then")
        return " and ".join(reasons) or "it asks for nothing"

    def _facts(self, mask: int) -> str:
        return _listed([fact for fact in self.rules.facts if self.rules.remembering([fact]) & mask])


_ALWAYS = {
    "never-offered": "take the `when` away, or ask for what you meant",
    "never-said": "take the `when` away, or ask for what you meant; lines after it are never said",
    "never-taken": "take the `when` away, or ask for what you meant; ways after it are never taken",
}


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"`{name}`" for name in names) if len(names) < 3 else f"{len(names)} others"


def _remembered(met: Felt) -> tuple[int, int]:
    """The facts that are remembered somewhere, and those that are everywhere."""
    some, everywhere = 0, -1
    for _, memory in met:
        some |= memory
        everywhere &= memory
    return some, everywhere


def _moods(met: Felt) -> str:
    moods = sorted({mood for mood, _ in met})
    return f"always {moods[0]}" if len(moods) == 1 else f"{moods[0]} to {moods[-1]}"
