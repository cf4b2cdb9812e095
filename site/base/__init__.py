"""The ground: what every room stands on. It imports nobody."""
