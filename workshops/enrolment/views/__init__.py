"""Enrolling below a workshop, and what a person does on the own page."""
