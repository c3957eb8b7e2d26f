"""Pattern lines whose own example is coded wrongly, by "TYPE pattern", with the reason."""

FAULTS: dict[str, str] = {}
