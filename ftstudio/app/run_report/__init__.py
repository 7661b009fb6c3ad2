"""A run as one HTML page that needs nothing else: to print, to attach, to compare.

``contents`` gathers a plain value, ``page`` renders it; the job is ``app/run_report/job``. The report for a bug is
another one: ``app/bug_report``.
"""
