"""FTStudio: teach a pretrained network to tell your own pictures apart."""

__version__ = "0.1.0"
