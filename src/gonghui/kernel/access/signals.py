"""What this room announces to rooms above it."""

from django.dispatch import Signal

# Arguments: phone (11 digits), code (the one-time code to be sent by SMS), at (aware datetime).
code_wanted = Signal()

# Arguments: account (with its new number), old (11 digits), by (Actor), at (aware datetime).
phone_changed = Signal()
