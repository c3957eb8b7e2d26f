"""How the factuality model was made: data, net, training, export; `python -m train.factuality` runs it."""
