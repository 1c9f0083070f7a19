"""When things fall due, by the calendar alone: festivals, lunar days, birthdays, retirement."""
