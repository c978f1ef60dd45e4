"""A folder of installed packages with rules, as pip leaves them: modules, and the metadata that names their entry points."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from crs_lint.rules.registry import use_plugin_rules
from crs_lint.settings import load_plugins

HEAD = '''\
"""The id of an item is odd.

Nobody can find it.
"""

from crs_lint.plugin import Bank, Exam, File, Fix, Fixable, Item, Problem, Rewrite, Severity, rule


@rule("odd-id", category="house", severity=Severity.WARNING, source="a style guide")
def check(item: Item, *, prefix: str = "acme-"):
'''
BODY = """\
    if not item.id.startswith(prefix):
        yield Problem(item.at("id"), f'The id "{item.id}" does not begin with "{prefix}".', "Change it.")
"""
TAIL = """

RULES = (check,)
"""
ODD_ID = HEAD + BODY + TAIL


class PluginFolder:
    """A folder that is on ``sys.path``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def install(self, name: str, code: str = ODD_ID, *, version: str = "1.0", entry_points: str = "") -> Path:
        """Installs a package with one module, whose file it returns, in place of an earlier version."""
        self.forget()
        module = name.lower().replace("-", "_").replace(".", "_")
        metadata = self.path / f"{module}.dist-info"
        metadata.mkdir(exist_ok=True)
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        (metadata / "entry_points.txt").write_text(entry_points or f"[{load_plugins.GROUP}]\nrules = {module}:RULES\n")
        file = self.path / f"{module}.py"
        file.write_text(code)
        return file

    def forget(self) -> None:
        """Makes the next run import the packages again, as another process would."""
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", None) or "").startswith(str(self.path)):
                del sys.modules[name]
        load_plugins.plugin_named.cache_clear()
        use_plugin_rules(())
        importlib.invalidate_caches()
