"""The small module behind the notebooks.

Shared rooms: tables, money, style, panel, ask. A notebook's room: start (00), history (01),
threats (02), okinawa (03), guam (04), story (05).
"""
