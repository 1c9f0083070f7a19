"""An invented union to try everything on."""
