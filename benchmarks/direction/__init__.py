"""Who does what to whom: sentences with two events in opposite or crossing directions."""
