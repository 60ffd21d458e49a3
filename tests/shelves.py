"""Libraries of any size: real scenario files that differ in all that can be looked for."""

from __future__ import annotations

from pathlib import Path
from random import Random

TOUCHPOINTS = (
    "refunds", "phone line", "baggage", "collection", "delivery", "billing", "repairs", "check-in", "loyalty card",
    "returns", "appointments", "café",
)  # fmt: skip
CHANNELS = ("phone", "chat", "email", "counter")
DIFFICULTIES = ("starter", "steady", "stretch")
LANGUAGES = ("en", "en", "en", "en", "de", "fr")
NAMES = ("Ruth Hallam", "Ade Balogun", "Zoë Ferreira", "Ingrid Sørensen", "Tom O’Neill", "Mei Lin Chan", "José Prat")
WHAT = (
    "A boiler",
    "A pram",
    "The second seat",
    "One spoon",
    "A passport",
    "The wrong key",
    "A wet box",
    "Grandad’s hat",
)
WAS = ("that never came", "left at the gate", "sold twice", "in pieces", "billed to a stranger", "and nobody’s name")
WHEN = ("on Monday", "in the snow", "for the third time", "by post", "at ten to four", "before the wedding")
SHOWN = {
    "listening": ("names-the-feeling", "reflects-back", "names-the-specifics"),
    "ownership": ("owns-the-failure", "offers-a-remedy", "acts-in-the-first-person"),
    "speed": ("acts-now", "states-a-time"),
}


def complaint(number: int) -> str:
    """The text of a sound scenario of two scenes; the same for the same number."""
    random = Random(number)
    leaning = random.choice(list(SHOWN))
    title = f"{random.choice(WHAT)} {random.choice(WAS)} {random.choice(WHEN)}"
    customer = random.choice(NAMES)
    lines = [
        f"scenario: complaint-{number:03}\nversion: 1\ntitle: {title}",
        f"about: {customer} wants to know how this could happen, and what happens now. It is case {number}.",
        f"touchpoint: {random.choice(TOUCHPOINTS)}\nchannel: {random.choice(CHANNELS)}",
        f"difficulty: {random.choice(DIFFICULTIES)}\nlanguage: {random.choice(LANGUAGES)}",
        f"customer: {{name: {customer}, mood: 5}}\nstart: first\nscenes:",
    ]
    for scene, to in (("first", "second"), ("second", "thanked")):
        good = random.sample(SHOWN[leaning], 2)
        lines += [
            f"  {scene}:\n    customer: This is {customer}, and it is {title.lower()}.\n    replies:",
            f"      well:\n        say: I hear you, and this is mine to mend.\n        shows: [{', '.join(good)}]",
            f"        mood: 1\n        goto: {to}",
            f"      badly:\n        say: There is nothing I can do.\n        shows: [stalls]\n        mood: -2\n"
            f"        goto: {to}",
        ]
    lines.append("endings:\n  thanked:\n    outcome: resolved\n    customer: Thank you.\n")
    return "\n".join(lines)


def fill(folder: Path, count: int) -> Path:
    """Writes so many complaints into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"complaint-{number:03}.yaml").write_text(complaint(number), encoding="utf-8")
    return folder
