"""A run as one self-contained HTML page: to print, to attach, to compare.

``contents`` collects a plain value, ``page`` renders it; the job is ``app/run_report/job``. Bug reports are separate:
``app/bug_report``.
"""
