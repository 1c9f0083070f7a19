"""Assessing a plain table of households, without touching any record.

Out come `household, category, advice, criteria, error`. `criteria` names the criteria of the deciding
category with their outcome (`income=yes;aided=yes`), those in a group behind its name (`lasting.months=yes`);
for `none` it names every criterion that failed, behind its category (`marginal.cause=no`).
"""
