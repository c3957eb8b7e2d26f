"""How the net that chooses who of a sentence stands on which side is made."""
