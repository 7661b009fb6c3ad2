"""Lists of images and their classes, as people and programs write them: tables, JSON, XML."""
