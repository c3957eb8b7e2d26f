"""What the relevance filter keeps and what it saves."""
