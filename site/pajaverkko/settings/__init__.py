"""Settings: `base` for all, then `local`, `test` or `production` on top of it."""
