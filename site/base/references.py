"""Random references: what personal records are called in addresses, logs and lists instead of a name or a number."""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capital letters that are not taken for each other when read aloud or from paper."""
LENGTH = 8


def new_reference() -> str:
    """Two groups of four signs: 30^8, about 650,000 million; it tells neither order nor number."""
    signs = "".join(secrets.choice(SIGNS) for _place in range(LENGTH))
    return f"{signs[:4]}-{signs[4:]}"
