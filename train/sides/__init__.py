"""How the net that judges an event's sides is made."""
