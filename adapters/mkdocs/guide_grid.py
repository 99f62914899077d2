"""Guide Grid VERSION for MkDocs: a hook, named in `hooks` of mkdocs.yml. It stays in the folder of the package.

    <!-- guide-grid -->             the element begins; attributes may follow the name
    <!-- card-list: the-basics -->  the cards of a list in the page's front matter
    <!-- /guide-grid -->            the element ends
"""

import json
import logging
import re
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from textwrap import indent
from urllib.parse import urlsplit

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File

PACKAGE = Path(__file__).parents[2]
# What stands in for a description, as in the widget.
DESCRIPTIONS = ["description", "summary", "details", "subtitle"]
SERVED = ["guide-grid.js", "*.wasm", "messages/*.json", "adapters/*.css"]
BEGIN = re.compile(r"<!-- guide-grid(( [\w-]+=\"[^\"]*\")*) -->")
CARD_LIST = re.compile(r"^<!-- card-list: ([\w-]+) -->$", re.MULTILINE)
END = "<!-- /guide-grid -->"

log = logging.getLogger("mkdocs.hooks.guide_grid")


def on_config(config):
    script = ExtraScriptValue("guide-grid/guide-grid.js")
    script.type = "module"
    config.extra_javascript.append(script)
    config.extra_css.append("guide-grid/adapters/guide-grid.css")
    if "md_in_html" not in config.markdown_extensions:
        config.markdown_extensions.append("md_in_html")


def on_files(files, config):
    for path in (path for pattern in SERVED for path in PACKAGE.glob(pattern)):
        address = f"guide-grid/{path.relative_to(PACKAGE).as_posix()}"
        files.append(File.generated(config, address, abs_src_path=str(path)))


def on_page_markdown(markdown, page, config, files):
    def grid(match):
        cards = page.meta.get(match[1])
        if not cards:
            log.warning("%s: the front matter has no card list '%s'", page.file.src_uri, match[1])
            return ""
        return '<div class="grid cards" markdown>\n\n' + "\n".join(map(item, cards)) + "\n</div>"

    return CARD_LIST.sub(grid, markdown)


def item(card):
    """A card as an item of a list, as in Material's grids."""
    title = f"[{card['title']}]({card['link']})" if "link" in card else card["title"]
    parts = [f"**{title}**"]
    description = next((card[it] for it in DESCRIPTIONS if card.get(it)), None)
    if description:
        parts += ["---", description]
    return "-   " + indent("\n\n".join(parts), "    ").lstrip() + "\n"


def on_page_content(html, page, config, files):
    lists = {key: value for key, value in page.meta.items() if is_card_list(value)}
    cards = {key: [placed(card, page, files) for card in value] for key, value in lists.items()}
    data = escape(json.dumps(cards, ensure_ascii=False, default=str))
    html = BEGIN.sub(lambda it: f'<guide-grid cards="on" card-data="{data}"{it[1]}>', html)
    return html.replace(END, "</guide-grid>")


def is_card_list(value):
    return isinstance(value, list) and any(isinstance(it, dict) and "title" in it for it in value)


def placed(card, page, files):
    """A card whose link to a page's file is the address of that page, as MkDocs makes it in Markdown."""
    link = urlsplit(str(card.get("link", "")))
    path = normpath(join(dirname(page.file.src_uri), link.path)).lstrip("/")
    file = None if link.scheme or link.netloc else files.get_file_from_path(path)
    return {**card, "link": link._replace(path=file.url_relative_to(page.file)).geturl()} if file else card
