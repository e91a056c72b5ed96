"""Editions of the handbook beside the site. None of them imports another."""
