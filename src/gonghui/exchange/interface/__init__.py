"""The open interface: other systems call it with a key that a union's administrator has issued."""
