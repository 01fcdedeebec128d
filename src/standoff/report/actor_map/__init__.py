"""The map of the actors: who backs, opposes, mediates or administers whom, and wants what."""
