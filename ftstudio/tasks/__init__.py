"""What it means to learn something: one class, any number of labels, or one number per image."""
