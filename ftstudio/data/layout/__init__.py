"""How folders of images are arranged: which folder is the class, which the split."""
