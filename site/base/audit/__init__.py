"""Who looked at, took out, changed or erased what is known of a person: ids, never names, sealed in a chain."""
