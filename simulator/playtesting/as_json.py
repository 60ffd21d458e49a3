"""A playtest as JSON."""

from __future__ import annotations

import json
from typing import Any

from scoring.rubric import Skill
from simulator.playtesting.model import PASSES, Played, Playtest

SCHEMA = 1


def as_json(found: Playtest) -> str:
    scenario = found.bounds.graph.rules.scenario
    data = {
        "schema": SCHEMA,
        "scenario": scenario.id,
        "version": scenario.version,
        "pass_above": PASSES,
        "players": [_player(played) for played in found.players],
        "random_scores": [
            {"at_most": 10 * tens, "chance": chance} for tens, chance in enumerate(found.random.overall.tens())
        ],
        "learners": [
            {"best_share": learner.share, "overall": overall, "aim": list(learner.aim)}
            for learner, overall in found.learned.items()
        ],
        "best": {
            "points": found.bounds.bests.points._asdict(),
            "path": {"ending": found.best_ending, "overall": 100, **_by_name(found.best_path)},
            "endings": {
                ending: {"outcome": scenario.endings[ending].outcome, "overall": overall, **_by_name(skills)}
                for ending, (overall, skills) in found.attainable.items()
            },
        },
        "positions": found.positions,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _player(played: Played) -> dict[str, Any]:
    return {
        "player": played.player.name,
        "habit": played.player.habit,
        "overall": played.overall.mean,
        **_by_name(played.skills),
        "exact": played.overall.exact,
        "endings": played.endings,
        "endless": played.endless,
        "passes": played.passes,
        "likeliest": list(played.way),
    }


def _by_name(skills: dict[Skill, float | None]) -> dict[str, float | None]:
    return {skill.value: value for skill, value in skills.items()}
