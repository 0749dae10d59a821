"""Plans into Word and Excel files: what a template may say, templates compiled once, read-back, tasks as sheets."""
