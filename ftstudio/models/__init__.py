"""Pretrained models: their catalogue, architecture, stages and weights."""
