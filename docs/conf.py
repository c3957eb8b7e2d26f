"""Sphinx settings; `make docs` builds into build/docs."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from detente import __version__

project = "détente"
author = "The détente contributors"
copyright = "2026, the détente contributors"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
# What the stages import only when they run need not be installed to build the documentation.
autodoc_mock_imports = [
    "spacy",
    "trafilatura",
    "htmldate",
    "py3langid",
    "onnxruntime",
    "typer",
    "rich",
    "jinja2",
]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"détente {release}"
html_show_sphinx = False
