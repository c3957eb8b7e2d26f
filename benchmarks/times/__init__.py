"""How well time expressions are found and read: `make times`."""
