"""One function per thing a person asks for: build, issue, new_year, convert, init, schema, template check.

Nothing here prints or reads the command line; each function returns a record of what it did.
"""
