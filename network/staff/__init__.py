"""Who works here as what: one dated row gives a role, and everything a worker may do is derived from it."""
