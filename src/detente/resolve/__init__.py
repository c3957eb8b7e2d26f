"""The same happening told several times, in one document or in many."""
