"""Working time: days off and make-up Saturdays, office hours, deadlines that can pause."""
