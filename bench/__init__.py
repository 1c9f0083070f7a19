"""The measurements behind `gonghui bench`: every side in a process of its own, on throw-away data."""
