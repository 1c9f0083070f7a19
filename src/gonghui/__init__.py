"""gonghui: the open digital trade union."""

__version__ = "0.1.0.dev0"
