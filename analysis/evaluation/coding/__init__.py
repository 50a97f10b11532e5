"""What people code by hand: the sample that was drawn, a file for each coder and article, and how far coders agree."""
