"""A department's budget disclosure (部门预算信息公开), converted from PDF to text.

Read by layout: headings, column names, labels. Each module reads one kind of content and claims
the lines that it understood; `reading` puts them together and lists what nobody claimed.
"""

from tracker.imports.disclosure.reading import Reading, read_disclosure

__all__ = ["Reading", "read_disclosure"]
