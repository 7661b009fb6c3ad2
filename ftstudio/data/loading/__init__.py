"""Images to batches of tensors: decoder threads, augmentation and the pixel cache."""
