"""Copies of a whole site, sealed for a key that lies elsewhere, and bringing one back.

A copy is one file: a tar archive in age's format (age-encryption.org), sealed for a public key, so that a stolen server
opens no older copy. It holds what the database held in one moment, and the files. It does not hold the keys that values
in the database are sealed with, nor those of erased people.
"""
