"""Projects: aims, need, work packages, measures and what came of them."""
