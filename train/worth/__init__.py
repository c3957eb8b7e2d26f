"""Make the net that says how likely what is seen in a sentence is an event of the record."""
