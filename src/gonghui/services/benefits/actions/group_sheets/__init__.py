"""One workbook with the lists of the groups: postings, sites, their people, retirement groups."""
