"""Trained weights and the one engine that runs them: plain numpy, nothing downloaded, nothing unpickled."""
