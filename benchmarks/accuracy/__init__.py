"""How right: the coder against gold documents."""
