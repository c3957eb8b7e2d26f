"""How the attribution tagger was made: data, net, training, export; `python -m train.attribution` runs it."""
