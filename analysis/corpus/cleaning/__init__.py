"""What is put right in texts when they are loaded, and which stretches of them are no article text."""
