"""The frozen part at work: features of images, cached in memory and on disk, and batches of them."""
