"""Output of the frozen stages: features of images, cached in memory and on disk, and batches of them."""
