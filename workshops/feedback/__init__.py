"""Feedback on workshops: asked in a minute, answered back by those who arranged them."""
