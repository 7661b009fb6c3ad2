"""The pretrained models on offer, their stages and their weights."""
