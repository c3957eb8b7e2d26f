"""How fast, how large: `make speed`."""
