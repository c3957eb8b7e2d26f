"""détente: who did what to whom, when, where, who says so and how surely."""

__version__ = "0.1.0"
