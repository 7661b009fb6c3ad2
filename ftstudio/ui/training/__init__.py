"""The Training tab: live charts and the line that says how it goes."""
