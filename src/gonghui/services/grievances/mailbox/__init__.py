"""The union's mailbox: letters that come by e-mail."""
