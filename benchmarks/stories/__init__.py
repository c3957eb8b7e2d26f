"""Near-duplicate stories: found and confused."""
