"""How the event model was made: data, net, training, cross-validation, export; `make train` runs it."""
