"""A run as one HTML page that needs nothing else: to print, to attach, to compare.

``contents`` gathers a plain value, ``page`` renders it; the job is ``app/reporting``. Not the report for a bug, which is
``app/report``.
"""
