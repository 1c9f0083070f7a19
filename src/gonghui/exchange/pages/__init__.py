"""The officer's pages of the exchange: workbooks in, workbooks out. Services mount them below their own address."""
