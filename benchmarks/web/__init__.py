"""The web page over a store of half a million events: how fast it is asked."""
