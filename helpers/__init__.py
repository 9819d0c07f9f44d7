"""The small module behind the notebooks.

Shared rooms: tables, money, style, panel, ask. A notebook's room: guam.
"""
