"""The rules of hardship assistance, pure: no database, no clock. One definition, read in three ways."""
