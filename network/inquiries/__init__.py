"""What people write to the keepers of the site, feedback on accessibility among it, and the answers in time."""
