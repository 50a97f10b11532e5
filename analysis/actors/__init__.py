"""Who appears: mentions of persons, organisations and places, and the entities they stand for."""
