"""Make the weights that decide on two marked participants from both readings of their sentence."""
