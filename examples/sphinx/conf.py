import os
import sys

sys.path.append("guide-grid/adapters/sphinx")

project = "Lantern"
html_title = "Lantern"
html_theme = "furo"
html_baseurl = os.environ.get("SITE_URL", "")
extensions = ["myst_parser", "guide_grid"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["guide-grid"]
