"""How fast this computer runs a network, and what each freeze depth costs."""
