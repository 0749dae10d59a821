"""`python -m generator.cli` is the command `vanban`."""

from generator.cli import main

main()
