"""How the model that finds quotations is trained and scored; see README.md. Needs the extra ``train`` and the data."""
