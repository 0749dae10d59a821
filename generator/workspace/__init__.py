"""One folder of an agency's work: where its data, templates and outputs are; the only room that writes to disk.

It must never know what a document says.
"""

from generator.workspace.folder import TextStore, Workspace, Written
from generator.workspace.whole import (
    refuse_if_unwritable,
    remove_file,
    scratch_folder,
    write_folder,
    write_set,
    write_whole,
)

__all__ = [
    "TextStore",
    "Workspace",
    "Written",
    "refuse_if_unwritable",
    "remove_file",
    "scratch_folder",
    "write_folder",
    "write_set",
    "write_whole",
]
