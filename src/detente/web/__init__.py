"""Pages and a JSON API over a store: reads a request, asks `detente.app`, renders."""
