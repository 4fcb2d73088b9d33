"""Lines to cases, their profiles and sections, and the register of awards."""
