"""What kills, flips and disk share: forks of the program, homes, and the program itself."""
