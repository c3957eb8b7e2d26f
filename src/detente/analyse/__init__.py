"""Where a relationship is heading: series of a dyad, turning points, alerts, reactions, forecasts, answers."""
