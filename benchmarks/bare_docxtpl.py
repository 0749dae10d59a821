"""The least a docxtpl user writes: load YAML, render two templates, save. `python bare_docxtpl.py WORKSPACE`.

`context.yaml` in the workspace holds what the templates print, so that this script does no work of its own.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate, RichText
from jinja2 import Environment

place = Path(sys.argv[1])
with (place / "context.yaml").open(encoding="utf-8") as file:
    contexts = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def rich(value: Any) -> Any:
    """Turns `{rich: text}` into docxtpl's rich text."""
    if isinstance(value, dict):
        return RichText(value["rich"]) if "rich" in value else {key: rich(inner) for key, inner in value.items()}
    return [rich(inner) for inner in value] if isinstance(value, list) else value


for name, context in contexts.items():
    template = DocxTemplate(place / "templates" / f"{name}.docx")
    template.render(rich(context), jinja_env=Environment(autoescape=True))
    template.save(place / f"bare_{name}.docx")
