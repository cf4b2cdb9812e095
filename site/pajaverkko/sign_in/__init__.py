"""Signing in: a code by e-mail, and for the admin a second factor. Nobody has a password."""
