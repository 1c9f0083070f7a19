"""Workbooks in and workbooks out, as pages that services mount below their own address."""
