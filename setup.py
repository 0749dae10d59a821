"""Puts the starter workspace inside the package: data/ and templates/ of this folder are its single source."""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
PARTS = ("data", "templates")


def _is_sample(path: Path) -> bool:
    """Not what work in the checkout leaves: hidden files, replaced sources, the record of issuing."""
    return not path.name.startswith((".", "~$")) and path.suffix != ".cu" and path.name != "ban_hanh.yaml"


class BuildWithStarter(build_py):
    """Copies data/ and templates/ to generator/starter/; an editable install uses them where they are."""

    def run(self) -> None:
        """Build the package, then put the starter beside it."""
        super().run()
        if not self.editable_mode:
            for source, target in self._starter_files():
                self.mkpath(str(Path(target).parent))
                self.copy_file(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """What a wheel holds."""
        outputs = list(super().get_outputs(include_bytecode))
        return outputs if self.editable_mode else [*outputs, *(target for _, target in self._starter_files())]

    def get_source_files(self) -> list[str]:
        """What a source distribution holds."""
        sources = [str(Path(source).relative_to(ROOT)) for source, _ in self._starter_files()]
        return [*super().get_source_files(), *sources]

    def _starter_files(self) -> list[tuple[str, str]]:
        home = Path(self.build_lib) / "generator" / "starter"
        return [
            (str(path), str(home / path.relative_to(ROOT)))
            for part in PARTS
            for path in sorted((ROOT / part).rglob("*"))
            if path.is_file() and _is_sample(path)
        ]


setup(cmdclass={"build_py": BuildWithStarter})
