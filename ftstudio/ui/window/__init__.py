"""The window around the panels: menus, messages, dialogs, and who hears whom."""
