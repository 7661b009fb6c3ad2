"""Lists of images and their classes, written by people or programs: tables, JSON, XML."""
