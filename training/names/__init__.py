"""How the model that finds names was trained."""
