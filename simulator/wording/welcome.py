"""The first start, and what stands where there is nothing yet."""

from __future__ import annotations

WELCOME = "Welcome"
WHAT = (
    "An unhappy customer speaks; you choose what to say.",
    "Then you read what each reply did, and why.",
    "Nothing leaves this machine.",
)
NAME = "your name, if you like"
BEGIN = "Begin"
BEGIN_MEANS = "Begin with an easy complaint"
LIBRARY = "Library"
LIBRARY_MEANS = "Choose a complaint yourself"
HELP = (
    "Enter leads to a first, easy complaint, and Esc to all of them. With a name your attempts are kept under it; a "
    "trainer tells people apart by it. It can be given or changed later, in the settings."
)


def no_complaints(folder: str) -> str:
    return (
        "There is no complaint to practise yet.\n"
        f"Each is a file: put some into {folder}, or write one with empathy new late-parcel."
    )


DEBRIEFS = "Earlier debriefs"
NO_DEBRIEFS = "None yet. What you play is read back to you here."
UNDER_NAMES = "None without a name. Set yours, and what was kept under it is here."
