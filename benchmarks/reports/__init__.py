"""How passages of several sources stand among one another."""
