"""`python -m generator.drawing [FOLDER]`: draws the templates anew, into `templates/` where nothing else is said."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.drawing.templates import draw_templates


def main(folder: Path) -> None:
    """Writes every template into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in draw_templates().items():
        (folder / name).write_bytes(content)
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "templates"))
