"""Programs that measure: bounded in count and time, on this machine only."""
