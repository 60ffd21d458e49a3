"""The YAML parser whose events everything here is read from."""

from __future__ import annotations

from typing import Any

import yaml

Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's; PyYAML without libyaml is slower and gives the same events."""
