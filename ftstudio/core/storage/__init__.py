"""Files and folders that survive a crash, and files from elsewhere read within limits."""
