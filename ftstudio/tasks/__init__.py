"""What it means to learn something: classification today, detection and segmentation next."""
