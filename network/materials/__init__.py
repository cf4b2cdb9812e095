"""The material bank: guides, forms, games, handbooks and other results of the work."""
