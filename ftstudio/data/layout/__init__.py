"""The arrangement of folders of images: which folders are classes and which are splits."""
