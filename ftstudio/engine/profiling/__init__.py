"""How fast this computer is at a network, and what each freeze position costs."""
