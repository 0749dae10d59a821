"""WordprocessingML and nothing above it: the package, its text, how wide text is set."""
