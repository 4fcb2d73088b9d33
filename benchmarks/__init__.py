"""Scripts that give back the figures of README.md and docs/; each writes its file in results/."""
