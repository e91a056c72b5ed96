"""The typed shape of everything in the catalogue."""
