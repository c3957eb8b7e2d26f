"""How the weights were made by which retellings inside a document are known."""
