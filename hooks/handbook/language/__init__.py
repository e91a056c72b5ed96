"""Plain language as a gate: spelling, readability, words, repetition, and what is too close to the sources."""
