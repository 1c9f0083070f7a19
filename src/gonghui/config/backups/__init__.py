"""Backups: database, uploaded files and the journal's anchors in one sealed file, without the keys.

`making` writes one, `reading` opens it piece by piece, `restoring` puts it back; `database` knows how SQLite
and PostgreSQL are copied; `container` is the sealed file itself.
"""
