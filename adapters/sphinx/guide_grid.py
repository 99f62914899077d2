"""Guide Grid VERSION for Sphinx: an extension with two directives, for MyST and reStructuredText. It stays in the folder of the package.

    guide-grid   the element around its content; the options are its attributes
    card-list    the cards of a list in the page's front matter, or in its content as YAML
"""

import json
from html import escape
from os.path import dirname, join, normpath
from pathlib import Path
from shutil import copy

from docutils import nodes
from docutils.parsers.rst.directives import unchanged
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

PACKAGE = Path(__file__).parents[2]
# What stands in for a description, as in the widget.
DESCRIPTIONS = ["description", "summary", "details", "subtitle"]
SERVED = ["guide-grid.js", "*.wasm", "messages/*.json", "adapters/*.css"]

log = logging.getLogger(__name__)


class AnyOption(dict):
    """Any attribute may be an option."""

    def __bool__(self):
        return True

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return unchanged


class GuideGrid(SphinxDirective):
    has_content = True
    option_spec = AnyOption()

    def run(self):
        # The tags are nodes beside the content: only sections that are in sections are in the table of contents.
        begin = nodes.raw("", "", format="html", guide_grid=self.options)
        end = nodes.raw("", "</guide-grid>", format="html")
        known = self.sections()
        content = self.parse_content_to_nodes(allow_section_headings=True)
        # MyST has put sections into the one around the directive already.
        new = [it for it in self.sections() if it not in known]
        for section in (it for it in new if it.parent not in new):
            section.parent.remove(section)
            content.append(section)
        return [begin, *content, end]

    def sections(self):
        return list(self.state.document.findall(nodes.section))


class CardList(SphinxDirective):
    has_content = True
    optional_arguments = 1

    def run(self):
        cards = nodes.bullet_list(classes=["card-list"])
        cards += [self.item(card) for card in self.cards()]
        return [cards]

    def cards(self):
        if self.content:
            from yaml import safe_load

            return safe_load("\n".join(self.content))
        name = self.arguments[0] if self.arguments else "grid"
        front_matter = self.env.metadata[self.env.docname]
        if name not in front_matter:
            raise self.error(f'the front matter has no card list "{name}"')
        # MyST keeps lists as JSON.
        return json.loads(front_matter[name])

    def item(self, card):
        title = self.parse_inline(card["title"])[0]
        if "link" in card:
            target = self.target(card["link"])
            title = [nodes.reference("", "", *title, refuri=card["link"], internal=bool(target), guide_grid_target=target)]
        item = nodes.list_item("", nodes.paragraph("", "", *title), guide_grid=card)
        description = next((card[it] for it in DESCRIPTIONS if card.get(it)), None)
        if description:
            item += nodes.paragraph("", "", *self.parse_inline(description)[0])
        return item

    def target(self, link):
        """The page whose file a link names, and the rest of the link."""
        path, hash, fragment = link.partition("#")
        page = path and self.env.path2doc(normpath(join(dirname(self.env.doc2path(self.env.docname)), path)))
        if page in self.env.found_docs:
            return page, hash + fragment
        if path.endswith(tuple(self.config.source_suffix)) and "://" not in path:
            log.warning("there is no page %s", path, location=self.get_location())
        return None


def resolve(app, doctree, docname):
    """Writes the addresses of pages in the place of their files, and the cards of each element into its data."""
    element, cards = None, []
    for node in doctree.findall(lambda it: isinstance(it, nodes.Element) and "guide_grid" in it):
        if isinstance(node, nodes.raw):
            element, cards = node, []
        else:
            cards.append(card(app, node, docname))
        if element:
            element.children = [nodes.Text(begin(element["guide_grid"], cards))]


def card(app, item, docname):
    data = item["guide_grid"]
    for reference in item.findall(nodes.reference):
        if target := reference.get("guide_grid_target"):
            page, fragment = target
            reference["refuri"] = app.builder.get_relative_uri(docname, page) + fragment
            data = {**data, "link": reference["refuri"]}
    return data


def begin(attributes, cards):
    data = {"cards": "on", "card-data": json.dumps(cards, ensure_ascii=False, default=str)} if cards else {}
    written = (f' {name}="{escape(value or "")}"' for name, value in {**data, **attributes}.items())
    return f"<guide-grid{''.join(written)}>"


def is_site(builder):
    return builder.format == "html" and builder.name != "epub"


def load(app, page, template, context, doctree):
    """Has pages with an element load the script."""
    if doctree and is_site(app.builder) and any("guide_grid" in it for it in doctree.findall(nodes.raw)):
        app.add_js_file("guide-grid/guide-grid.js", type="module")
        app.add_css_file("guide-grid/adapters/guide-grid.css")


def copy_files(app):
    if not is_site(app.builder):
        return
    for path in (path for pattern in SERVED for path in PACKAGE.glob(pattern)):
        target = app.outdir / "_static/guide-grid" / path.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        copy(path, target)


def setup(app):
    app.add_directive("guide-grid", GuideGrid)
    app.add_directive("card-list", CardList)
    app.connect("builder-inited", copy_files)
    app.connect("doctree-resolved", resolve)
    app.connect("html-page-context", load)
    return {"version": "VERSION", "parallel_read_safe": True, "parallel_write_safe": True}
