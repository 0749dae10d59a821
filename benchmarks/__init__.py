"""Speed, measured beside plain docxtpl with the same templates and data, in the same run, as ratios."""
