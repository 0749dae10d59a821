"""The vocabulary: one frozen model of a year's documents, its field names English, its aliases the words of the law.

Nothing here opens a file, prints, or asks a clock.
"""
