"""Files to the model: what stands on disk becomes a `Dossier`, or every fault at once with its place.

Nothing here writes a file or prints.
"""
