"""Whether the analysis of dyads tells what it should, on real series (`make insight`)."""
