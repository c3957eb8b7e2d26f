"""How surely a text says that something happened, against what people judged."""
