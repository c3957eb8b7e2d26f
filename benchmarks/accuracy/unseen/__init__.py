"""The shipped coder on documents that nothing was trained on."""
