"""Who: a rule of named criteria that services declare, as one set-based queryset with a count."""
