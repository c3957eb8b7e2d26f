"""The choice of the state that a noun without one belongs to."""
