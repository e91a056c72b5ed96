"""The Fellesmodellen catalogue and the editions compiled from it. Knows no site generator."""
