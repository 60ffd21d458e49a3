"""The debrief without a screen: what to keep, to change and to try, what earned each skill, and all of it as text."""
