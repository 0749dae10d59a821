"""Knows what a new workspace holds and where the JSON Schemas lie; it must never know what the sample says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.findings import Place, Refused
from generator.workspace import Workspace, write_folder

__all__ = ["SCHEMA_FOLDER", "Started", "init", "write_schemas"]

SCHEMA_FOLDER = "luoc_do"


@dataclass(frozen=True, slots=True)
class Started:
    """A new workspace: where it is and what it holds."""

    root: Path
    years: tuple[int, ...]
    files: tuple[str, ...]


def init(target: Path) -> Started:
    """Make a workspace with the sample year, the templates and the schemas.

    Raises:
        Refused: the folder is there and not empty, or cannot be written.
    """
    from generator.starter import starter_files

    target = target.absolute()
    _refuse_if_occupied(target)
    try:
        files = starter_files()
    except OSError as error:
        raise Refused.because(
            "thieu_ban_mau",
            f"bản cài vanban thiếu bộ dữ liệu mẫu ({error})",
            "cài lại vanban: `pip install --force-reinstall .`",
        ) from error
    files |= {f"data/{SCHEMA_FOLDER}/{name}": content for name, content in _schemas().items()}
    files["output/.gitkeep"] = b""
    write_folder(target, files)
    return Started(target, Workspace(target).years(), tuple(sorted(files)))


def write_schemas(workspace: Workspace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the JSON Schemas of the YAML files; returns the names written and the names that were current."""
    contents = {workspace.data / SCHEMA_FOLDER / name: content for name, content in _schemas().items()}
    written = workspace.write(contents)
    return (
        tuple(workspace.shown(path) for path in contents if path in written),
        tuple(workspace.shown(path) for path in contents if path not in written),
    )


def _schemas() -> dict[str, bytes]:
    from generator.reading.schema import render_schemas

    return dict(render_schemas())


def _refuse_if_occupied(target: Path) -> None:
    if target.is_dir():
        names = sorted(entry.name for entry in target.iterdir())
        litter = {".ds_store", "desktop.ini", "thumbs.db"}
        names = [name for name in names if name.lower() not in litter and not name.startswith(".vanban-")]
        if not names:
            return
        shown = ", ".join(names[:5]) + (f" và {len(names) - 5} mục khác" if len(names) > 5 else "")
        message = f"thư mục đã có sẵn: {shown}"
    elif target.exists():
        message = "đã có một tệp mang tên này"
    else:
        return
    raise Refused.because("thu_muc_da_co", message, "chọn tên thư mục khác, hoặc thư mục trống", Place(str(target)))
