"""Images to batches of tensors: decoding threads, augmentation, the pixel cache."""
