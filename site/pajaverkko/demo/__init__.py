"""The demo: a network built from five real documents, so that a newcomer meets a living site."""
