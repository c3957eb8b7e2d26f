"""How often the right country and sector are found for words that name somebody."""
