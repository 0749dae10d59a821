"""What the clerk's words mean: deadlines, units, and a year's words rolled to the next.

Pure: nothing here opens a file, prints, or asks a clock; no text is changed without saying so.
"""
