"""How fast a scenario is read, searched and proved."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import time
from pathlib import Path
from random import Random

import pytest
import yaml

from scoring.rubric import Rubric
from simulator.analysis.graph import NOWHERE, Graph, search
from simulator.analysis.proofs import prove
from simulator.analysis.reach import never
from simulator.checking import check
from simulator.conversation.rules import Rules, after
from simulator.scenario.loading import load
from simulator.scenario.source import Source
from tests.benchmarks.many import scenario
from tests.benchmarks.test_speed import tell

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
PLAYS = 10_000


def test_check_of_200_scenarios_of_30_scenes_against_parsing_them(rubric: Rubric) -> None:
    files = [scenario(seed).encode() for seed in range(200)]
    ours, peer, sizes = [], [], []
    for data in files:
        begun = time.process_time()
        yaml.load(data, yaml.CSafeLoader)
        middle = time.process_time()
        checked = check(Source("x.yaml", data), rubric)
        ours.append(time.process_time() - middle)
        peer.append(middle - begun)
        assert checked.sound
        assert checked.graph is not None
        sizes.append(len(checked.graph.positions))
    print(f"\n{len(files)} files, {sum(map(len, files)) / 1e6:.1f} MB, {statistics.median(sizes):.0f} positions each")
    tell("check, proofs included / PyYAML's C loader alone", ours, peer, 2)


def test_edges_a_second_of_the_whole_search(rubric: Rubric) -> None:
    loaded = load(Source("x.yaml", scenario(1, 100, facts=40).encode()), rubric.behaviours)
    assert loaded.scenario is not None
    rules = Rules(loaded.scenario)
    took, edges = [], 0
    floor = []
    for _ in range(7):
        begun = time.process_time()
        graph = search(rules)
        took.append(time.process_time() - begun)
        edges = sum(map(len, graph.moves))
        begun = time.process_time()
        _bare(graph)
        floor.append(time.process_time() - begun)
    speed = edges / statistics.median(took)
    print(f"\n{len(graph.positions):,} positions, {edges:,} edges: {speed:,.0f} edges a second (goal ≥ 500,000)")
    print(f"that is {statistics.median(took) / statistics.median(floor):.1f}× a bare look-up of the same positions")


def _bare(graph: Graph) -> None:
    """The floor: each edge makes a tuple and looks it up, and knows already what it leads to."""
    numbers = graph.numbers
    positions = graph.positions
    for moves in graph.moves:
        for _, to in moves:
            scene, mood, memory = positions[to]
            numbers[(scene, mood, memory)]  # type: ignore[index]


def test_a_proof_of_3000_positions_against_10000_random_plays(rubric: Rubric) -> None:
    loaded = load(Source("x.yaml", scenario(1, 60, facts=27).encode()), rubric.behaviours)
    assert loaded.scenario is not None
    rules = Rules(loaded.scenario)
    graph = search(rules)
    proofs, plays = [], []
    for round_ in range(5):
        fresh = load(loaded.source, rubric.behaviours)
        begun = time.process_time()
        proof = prove(fresh, rubric)
        assert proof.graph is not None
        assert proof.bounds is not None
        never(fresh, proof.graph, set())
        middle = time.process_time()
        _play(rules, Random(round_))
        plays.append(time.process_time() - middle)
        proofs.append(middle - begun)
    print(f"\n{len(graph.positions):,} positions proved and bounded; {PLAYS:,} random plays of the same rules")
    tell("10,000 random plays / proof and exact bounds", plays, proofs, 5, "≥")
    _beside_ink(graph, statistics.median(proofs))


def _play(rules: Rules, random: Random) -> None:
    for _ in range(PLAYS):
        position = rules.start
        while not rules.ended(position):
            position = after(random.choice(rules.moves(position)), position)


def _beside_ink(graph: Graph, proof: float) -> None:
    """The same graph, played by npm's inkjs, where node is at hand."""
    if shutil.which("node") is None or not (ROOT / ".node" / "node_modules" / "inkjs").is_dir():
        print("inkjs is left out: node is not installed, or npm could not fetch it")
        return
    story = "-> position_0\n" + "".join(_knot(graph, number) for number in range(len(graph.positions)))
    program = ROOT / "tests" / "benchmarks" / "ink.mjs"
    done = subprocess.run(
        ["node", str(program), str(PLAYS)], cwd=ROOT, input=story.encode(), capture_output=True, check=True
    )
    took = json.loads(done.stdout)
    assert took["ended"] == PLAYS
    print(f"inkjs plays it {PLAYS:,} times in {took['play']:.2f} s: {took['play'] / proof:.0f}× the exact proof")


def _knot(graph: Graph, number: int) -> str:
    choices = "".join(f"+ {reply}\n  -> position_{to}\n" for reply, to in graph.moves[number] if to != NOWHERE)
    return f"=== position_{number} ===\nWords.\n{choices or '-> END'}\n"
