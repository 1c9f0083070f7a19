from gonghui.kernel.journal.tests.flushing import flushing_past_the_rules

__all__ = ["flushing_past_the_rules"]
