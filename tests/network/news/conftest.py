"""A council that proposes, as for the tests of proposals."""

from tests.network.proposals.conftest import addressee, prepare, sent

__all__ = ["addressee", "prepare", "sent"]
