"""The own page of a person: reached by a link or a code on paper, without an account."""
