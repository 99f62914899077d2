//! Cards in the markup of pages: what is found there, what it says, and what is hidden. The markup has the shape that each
//! generator gives it.

#![allow(clippy::expect_used)]

mod hosts;

use guide_grid_core::catalog::markup::{Element, How, Markup, Node, Wealth};
use guide_grid_core::catalog::{Catalog, Format, NativeUnicode, SafeUrl};
use scraper::{ElementRef, Html, Selector};

/// An element as `scraper` has it.
#[derive(Clone, Debug, PartialEq)]
struct Parsed<'a>(ElementRef<'a>);

impl<'a> Element for Parsed<'a> {
    type Text = &'a str;

    fn name(&self) -> String {
        self.0.value().name().to_owned()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.0.attr(name).map(str::to_owned)
    }

    fn attributes(&self) -> Vec<(String, String)> {
        let attributes = self.0.value().attrs();
        attributes
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    fn parent(&self) -> Option<Self> {
        self.0.parent().and_then(ElementRef::wrap).map(Parsed)
    }

    fn nodes(&self) -> Vec<Node<Self>> {
        let nodes = self
            .0
            .children()
            .filter_map(|it| match ElementRef::wrap(it) {
                Some(element) => Some(Node::Element(Parsed(element))),
                None => it.value().as_text().map(|it| Node::Text(&**it)),
            });
        nodes.collect()
    }

    fn text(text: &&'a str) -> String {
        (*text).to_owned()
    }

    fn matches(&self, selector: &str) -> bool {
        Selector::parse(selector).is_ok_and(|it| it.matches(&self.0))
    }

    fn find(&self, selector: &str) -> Vec<Self> {
        match Selector::parse(selector) {
            Ok(selector) => self.0.select(&selector).map(Parsed).collect(),
            Err(_) => Vec::new(),
        }
    }
}

fn parse(markup: &str) -> Html {
    Html::parse_fragment(&format!("<guide-grid>{markup}</guide-grid>"))
}

fn grid(page: &Html) -> Parsed<'_> {
    let selector = Selector::parse("guide-grid").expect("a selector");
    Parsed(page.select(&selector).next().expect("the element"))
}

/// What is found, a line for each card: its section, title, address, description, tags and fields, as far as there are any.
fn found(markup: &str, how: How<'_>) -> Vec<String> {
    let page = parse(markup);
    let Some(markup) = Markup::find(&grid(&page), how) else {
        return Vec::new();
    };
    let line = |it: &guide_grid_core::catalog::markup::MarkupCard<Parsed<'_>>| {
        let section = it.heading.and_then(|it| markup.headings.get(it));
        let section = section.map(|it| match &it.id {
            Some(id) => format!("{} #{id} /", it.text),
            None => format!("{} /", it.text),
        });
        let address = it.address.as_ref().map(|it| format!("<{it}>"));
        let description = Some(it.description.clone()).filter(|it| !it.is_empty());
        let tags = (!it.tags.is_empty()).then(|| format!("{:?}", it.tags));
        let fields = it
            .fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let parts = [
            section,
            Some(it.title.clone()),
            address,
            description.map(|it| format!("| {it}")),
            tags,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().chain(fields).collect();
        parts.join(" ")
    };
    markup.cards.iter().map(line).collect()
}

/// The name of a row, its markup, and what is found in it.
type Row = (&'static str, &'static str, &'static [&'static str]);

const ROWS: &[Row] = &[
    (
        "a list of links under headings",
        r##"<h2 id="basics">The basics</h2><p>Where to begin.</p>
            <ul><li><a href="/a/">What is a <code>container</code>?</a></li><li><a href="/b/">Images</a> – how they are <em>made</em></li></ul>
            <h2 id="more">More<a class="headerlink" href="#more">¶</a></h2>
            <ol><li><strong><a href="/c/">Compose</a></strong>: many containers</li></ol>"##,
        &[
            "The basics #basics / What is a container? </a/>",
            "The basics #basics / Images </b/> | how they are made",
            "More #more / Compose </c/> | many containers",
        ],
    ),
    (
        "lists of a table of contents, and lists of sentences, hold no cards",
        r##"<ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul>
            <ul><li>First read <a href="/x/">this</a>.</li><li>Then <a href="/y/">that</a>.</li></ul>
            <p>Read the guides in <a href="/guides/">the list of guides</a>, or <a href="/all/">all</a>.</p>"##,
        &[],
    ),
    (
        "one link in a list is not a list of cards",
        r##"<ul><li><a href="/a/">A</a></li></ul>"##,
        &[],
    ),
    (
        "a list in which categories have lists of their own",
        r##"<ul><li>Begin<ul><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul></li>
           <li>Go on<ul><li><a href="/c/">C</a></li></ul></li></ul>"##,
        &["A </a/>", "B </b/>", "C </c/>"],
    ),
    (
        "Sphinx: a tree of contents",
        r##"<section id="guides"><h2>Guides<a class="headerlink" href="#guides">¶</a></h2><div class="toctree-wrapper compound"><ul>
           <li class="toctree-l1"><a class="reference internal" href="a.html">Install</a><ul><li class="toctree-l2"><a class="reference internal" href="a.html#linux">On Linux</a></li></ul></li>
           <li class="toctree-l1"><a class="reference internal" href="b.html">Use</a></li></ul></div></section>"##,
        &[
            "Guides #guides / Install <a.html> | On Linux",
            "Guides #guides / Use <b.html>",
        ],
    ),
    (
        "sphinx-design",
        r##"<div class="sd-container-fluid sd-sphinx-override sd-mb-4 docutils"><div class="sd-row sd-row-cols-1 docutils">
           <div class="sd-col sd-d-flex-row docutils"><div class="sd-card sd-sphinx-override sd-w-100 sd-card-hover docutils"><div class="sd-card-body docutils">
           <div class="sd-card-title sd-font-weight-bold docutils">Install</div><p class="sd-card-text">On your own machine. <span class="sd-sphinx-override sd-badge sd-bg-primary sd-bg-text-primary">beginner</span></p></div>
           <a class="sd-stretched-link sd-hide-link-text reference internal" href="install.html"><span class="doc">install</span></a></div></div>
           <div class="sd-col"><div class="sd-card"><div class="sd-card-header">Second</div><div class="sd-card-body"><p class="sd-card-text">A card without a link.</p></div></div></div>
           </div></div>"##,
        &[
            "Install <install.html> | On your own machine. [\"beginner\"]",
            "Second | A card without a link.",
        ],
    ),
    (
        "Material for MkDocs: grid cards",
        r##"<div class="grid cards"><ul>
           <li><p><span class="twemoji lg middle"><svg><path></path></svg></span> <strong>Set up in 5 minutes</strong></p><hr><p>Install with <code>pip</code>.</p><p><a href="getting-started/"><span class="twemoji"><svg></svg></span> Getting started</a></p></li>
           <li><p><strong><a href="reference/">Reference</a></strong></p><hr><p>All options.</p></li></ul></div>"##,
        &[
            "Set up in 5 minutes <getting-started/> | Install with pip. Getting started",
            "Reference <reference/> | All options.",
        ],
    ),
    (
        "Docusaurus: DocCards",
        r##"<section class="row list_eTzJ"><article class="col col--6 margin-bottom--lg"><a class="card padding--lg cardContainer_fWXF" href="/docs/intro"><h2 class="text--truncate cardTitle_rnsV" title="Intro"><span class="cardTitleIcon" aria-hidden="true">📄️</span> Intro</h2><p class="text--truncate cardDescription_PWke">Begin here.</p></a></article>
           <article class="col col--6 margin-bottom--lg"><a class="card padding--lg cardContainer_fWXF" href="/docs/go"><h2 class="text--truncate cardTitle_rnsV">Go on</h2></a></article></section>"##,
        &["Intro </docs/intro> | Begin here.", "Go on </docs/go>"],
    ),
    (
        "Starlight: LinkCards and Cards",
        r##"<div class="card-grid"><div class="sl-link-card astro-mf7fz2mj"><span class="sl-flex stack"><a href="/a/" class="astro-mf7fz2mj"><span class="title">Authoring</span></a><span class="description">How to write.</span></span><svg aria-hidden="true"></svg></div>
           <article class="card sl-flex"><p class="title sl-flex"><svg aria-hidden="true" class="icon"></svg><span>Check this out</span></p><div class="body"><p>Something <a href="/b/">interesting</a>.</p></div></article></div>"##,
        &[
            "Authoring </a/> | How to write.",
            "Check this out </b/> | Something interesting.",
        ],
    ),
    (
        "VitePress: features",
        r##"<div class="VPFeatures VPHomeFeatures"><div class="container"><div class="items">
           <div class="grid-3 item"><a class="VPLink link VPFeature" href="/a"><article class="box"><div class="icon">📝</div><h2 class="title">Write</h2><p class="details">In Markdown.</p><div class="link-text"><p class="link-text-value">Learn more <span class="vpi-arrow-right"></span></p></div></article></a></div>
           <div class="grid-3 item"><div class="VPLink no-icon VPFeature"><article class="box"><h2 class="title">Fast</h2><p class="details">By Vite.</p></article></div></div></div></div></div>"##,
        &["Write </a> | 📝 In Markdown. Learn more", "Fast | By Vite."],
    ),
    (
        "Docker: its own grid",
        r##"<h2 id="the-basics" class="scroll-mt-36"><a class="text-black" href="#the-basics">The basics</a></h2><p>Get started.</p>
           <div class="not-prose md:grid-cols-2 lg:grid-cols-3 grid grid-cols-1 gap-4 mb-6">
           <div class="card"><a href="/guides/a/" class="card-link"><div class="card-header"><div class="card-icon"><span class="card-img svg"><svg></svg></span></div><h3 class="card-title">What is a container?</h3></div><div class="card-content"><p class="card-description">Learn <em>how</em>.</p></div></a></div>
           <div class="card"><a href="/guides/b/" class="card-link"><div class="card-header"><h3 class="card-title">What is an image?</h3></div><div class="card-content"><p class="card-description">Layers.</p></div></a></div></div>"##,
        &[
            "The basics #the-basics / What is a container? </guides/a/> | Learn how.",
            "The basics #the-basics / What is an image? </guides/b/> | Layers.",
        ],
    ),
    (
        "definitions, grouped or not",
        r##"<dl><dt><a href="/a/">A</a></dt><dd>The first.</dd><dd>And more.</dd><div><dt>B</dt><dd>The <a href="/b/">second</a>.</dd></div></dl>"##,
        &["A </a/> | The first. And more.", "B </b/> | The second."],
    ),
    (
        "a grid of elements with a heading and a link each",
        r##"<div class="guides"><div data-level="beginner"><h3><a href="/a/">A</a> <span class="badge">New</span></h3><p>One.</p></div>
           <div data-level="expert"><h3>B</h3><p>Two.</p><a href="/b/">Read B</a></div></div>"##,
        &[
            "A </a/> | One. [\"New\"] level=beginner",
            "B </b/> | Two. Read B level=expert",
        ],
    ),
    (
        "a grid of links",
        r##"<div><a href="/a/" data-v-7ba5bd90="" data-tags="x, y"><b>A</b><span>One.</span></a><a href="/b/"><b>B</b><span>Two.</span></a></div>"##,
        &["A </a/> | One. tags=x, y", "B </b/> | Two."],
    ),
    (
        "sections with a heading are no cards",
        r##"<section><h2>One</h2><ul><li><a href="/a/">A</a></li></ul></section><section><h2>Two</h2><ul><li><a href="/b/">B</a></li></ul></section>"##,
        &["One / A </a/>", "Two / B </b/>"],
    ),
    (
        "headings that are links, each with a text below it",
        r##"<h2>Guides</h2><h3 id="x"><a href="/a/">A</a></h3><p>One.</p><p>More.</p><h3><a href="/b/">B</a></h3><p>Two.</p>"##,
        &["Guides / A </a/> | One. More.", "Guides / B </b/> | Two."],
    ),
    (
        "a tip in the look of a card is no card beside a list of links",
        r##"<div class="card"><p class="card-title">Tip</p><p>Read <a href="/x/">this</a> first.</p></div><ul><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul>"##,
        &["A </a/>", "B </b/>"],
    ),
    (
        "one card alone",
        r##"<div class="card"><a href="/a/"><h3>A</h3></a></div>"##,
        &["A </a/>"],
    ),
    (
        "a grid inside belongs to another element, and what has a slot to the widget",
        r##"<ul><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul><guide-grid><ul><li><a href="/c/">C</a></li></ul></guide-grid><a slot="empty" href="/d/">D</a>"##,
        &["A </a/>", "B </b/>"],
    ),
];

#[test]
fn cards_are_found_in_what_generators_write() {
    for (name, markup, expected) in ROWS {
        assert_eq!(found(markup, How::Guess), *expected, "{name}");
    }
}

#[test]
fn one_card_is_enough_where_the_author_says_that_there_are_cards() {
    for (name, markup, expected) in [
        (
            "a list of one link",
            r##"<h2 id="one">One</h2><ul><li><a href="/a/">A</a></li></ul>"##,
            &["One #one / A </a/>"][..],
        ),
        (
            "a section with a list of one link",
            r##"<section><h2>One</h2><p>Text.</p><ol><li><p><a href="/a/">A</a>: the first</p></li></ol></section>"##,
            &["One / A </a/> | the first"],
        ),
        (
            "a definition",
            r##"<dl><dt><a href="/a/">A</a></dt><dd>The first.</dd></dl>"##,
            &["A </a/> | The first."],
        ),
        (
            "a list of one link, with a link to all of them",
            r##"<ul><li><a href="/a/">A</a></li></ul><div><a href="/all/">All guides</a></div>"##,
            &["A </a/>"],
        ),
        (
            "links in texts and in tables of contents are no cards",
            r##"<h2>One</h2><p>Read <a href="/x/">this</a>.</p><ul><li><a href="#a">A</a></li></ul><ul><li>First <a href="/y/">that</a>.</li></ul>"##,
            &[],
        ),
    ] {
        assert_eq!(found(markup, How::GuessSurely), expected, "{name}");
    }
}

#[test]
fn where_there_are_several_cards_the_same_are_found_whatever_the_author_says() {
    let hosts = hosts::HOSTS.into_iter();
    let rows = ROWS.iter().filter(|it| it.2.len() > 1);
    for (name, markup) in hosts.chain(rows.map(|it| (it.0, it.1))) {
        let guessed = found(markup, How::Guess);
        assert_eq!(found(markup, How::GuessSurely), guessed, "{name}");
    }
}

#[test]
fn the_same_guides_are_found_in_the_markup_of_each_host() {
    for (host, markup) in hosts::HOSTS {
        let page = parse(markup);
        let found = Markup::find(&grid(&page), How::Guess).expect(host);
        let heading = |it: Option<usize>| it.and_then(|it| found.headings.get(it)?.id.clone());
        let cards: Vec<_> = found
            .cards
            .iter()
            .map(|it| {
                (
                    heading(it.heading),
                    it.title.as_str(),
                    it.address.as_deref(),
                )
            })
            .collect();
        let card = |section: &str, title, address| (Some(section.to_owned()), title, Some(address));
        assert_eq!(
            cards,
            [
                card("basics", "Containers", "/guides/containers/"),
                card("basics", "Images", "/guides/images/"),
                card("apps", "Compose", "/guides/compose/"),
            ],
            "{host}"
        );
        assert_eq!(found.wealth(), Wealth::Cards, "{host}");
        let hidden = found.hidden(&|it| it == 2);
        let heading = &found.headings[0].element;
        assert!(hidden.contains(heading), "{host}: the heading is hidden");
        let hidden_introductions = hidden.iter().filter(|it| it.matches(".intro")).count();
        assert_eq!(hidden_introductions, 1, "{host}");
    }
}

#[test]
fn a_selector_says_what_a_card_is() {
    let markup = r##"<div class="tile"><p>A tile</p><p>with text</p></div><div class="tile"><a href="/b/">B</a></div><ul><li><a href="/c/">C</a></li><li><a href="/d/">D</a></li></ul>"##;
    for (selector, expected) in [
        (".tile", &["A tile | with text", "B </b/>"][..]),
        ("li", &["C </c/>", "D </d/>"]),
        ("nothing", &[]),
        ("[", &[]),
    ] {
        assert_eq!(
            found(markup, How::Selector(selector)),
            expected,
            "{selector}"
        );
    }
}

#[test]
fn a_list_of_mere_links_is_told_from_cards() {
    for (markup, wealth) in [
        (
            r##"<h2>A</h2><ul><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul>"##,
            Wealth::Links,
        ),
        (
            r##"<ul><li><a href="/a/">A</a>, the first</li><li><a href="/b/">B</a></li><li><a href="/c/">C</a></li></ul>"##,
            Wealth::Links,
        ),
        (
            r##"<ul><li><a href="/a/">A</a>, the first</li><li><a href="/b/">B</a> the second</li></ul>"##,
            Wealth::Cards,
        ),
        (
            r##"<div class="card"><a href="/a/">A</a></div>"##,
            Wealth::Cards,
        ),
    ] {
        let page = parse(markup);
        let found = Markup::find(&grid(&page), How::Guess).expect("cards");
        assert_eq!(found.wealth(), wealth, "{markup}");
    }
}

#[test]
fn what_is_emptied_is_hidden_with_its_cards() {
    let page = parse(
        r##"<h2 id="a">A</h2><p id="a-text">About A.</p><ul id="a-list"><li id="a1"><a href="/1/">1</a></li><li id="a2"><a href="/2/">2</a></li></ul><p id="note">A note.</p>
           <section id="b"><h2 id="b-head">B</h2><p id="b-text">About B.</p><h3 id="c">C</h3><ul id="c-list"><li id="c3"><a href="/3/">3</a></li></ul>
           <h3 id="d">D</h3><div id="d-around"><ul id="d-list"><li id="d4"><a href="/4/">4</a></li></ul> and more</div></section>
           <h2 id="e">Text</h2><p id="e-text">Without cards.</p>"##,
    );
    let markup = Markup::find(&grid(&page), How::Guess).expect("cards");
    assert_eq!(markup.cards.len(), 4);
    for (shown, expected) in [
        (&[0, 1, 2, 3][..], ""),
        (&[0, 2, 3], "a2"),
        (&[2, 3], "a a-list a-text a1 a2"),
        (&[0, 3], "a2 c c-list c3"),
        (&[0, 1], "b-head b-text c c-list c3 d d-list d4"),
        (
            &[],
            "a a-list a-text a1 a2 b-head b-text c c-list c3 d d-list d4",
        ),
    ] {
        let hidden = markup.hidden(&|it| shown.contains(&it));
        let mut ids: Vec<String> = hidden.iter().filter_map(|it| it.attribute("id")).collect();
        ids.sort();
        assert_eq!(ids.join(" "), expected, "shown: {shown:?}");
    }
    let page = parse(
        r##"<section id="s"><h2 id="h">A</h2><div id="d"><div class="card" id="c"><a href="/1/">1</a></div></div></section><div class="card" id="o"><a href="/2/">2</a></div>"##,
    );
    let markup = Markup::find(&grid(&page), How::Guess).expect("cards");
    let hidden = markup.hidden(&|it| it == 1);
    let ids: Vec<String> = hidden.iter().filter_map(|it| it.attribute("id")).collect();
    assert_eq!(ids, ["c", "h", "d", "s"]);
}

#[test]
fn a_catalog_of_markup_has_its_cards_in_order_with_their_fields() {
    let page = parse(
        r##"<h2 id="one">One</h2><ul><li data-level="easy" data-tags="x, Y" data-weight="3"><a href="/a_b/">snake_case *is* text</a></li>
           <li data-languages="Go, Rust"><a href="javascript:void(0)">B</a></li></ul><h2>Two</h2><ul><li><a href="/c/">C</a></li></ul>"##,
    );
    let markup = Markup::find(&grid(&page), How::Guess).expect("cards");
    let catalog = Catalog::of_markup(&markup, &NativeUnicode);
    let headings: Vec<_> = catalog
        .sections
        .iter()
        .filter_map(|it| it.heading.as_ref())
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(headings, ["one", "two"]);
    let ranges: Vec<_> = catalog.sections.iter().map(|it| it.cards.clone()).collect();
    assert_eq!(ranges, [0..2, 2..3]);
    let first = &catalog.cards[0];
    assert_eq!(first.title.text, "snake_case *is* text");
    assert_eq!(first.facet_values("tags"), ["x", "Y"]);
    assert_eq!(first.facet_values("level"), ["easy"]);
    assert_eq!(first.weight, Some(3));
    assert_eq!(catalog.cards[1].facet_values("languages"), ["Go", "Rust"]);
    assert_eq!(catalog.cards[1].link, None);
}

#[test]
fn data_attributes_that_group_cards_are_facets() {
    let page = parse(
        r##"<ul><li data-level="easy" data-id="1" data-tags="x" data-os="Linux, macOS"><a href="/a/">A</a></li>
           <li data-level="hard" data-id="2" data-kind="same" data-os="macOS"><a href="/b/">B</a></li>
           <li data-level="easy" data-id="3" data-kind="same" data-os="Linux"><a href="/c/">C</a></li></ul>"##,
    );
    let markup = Markup::find(&grid(&page), How::Guess).expect("cards");
    assert_eq!(markup.facet_names(), ["level", "os"]);
}

#[test]
fn data_is_joined_to_markup_by_address() {
    let page = parse(
        r##"<ul><li data-level="easy"><a href="/guides/a/">A</a> in the page</li><li><a href="/guides/b.html">B</a></li><li><a href="/guides/c/">C</a></li></ul>"##,
    );
    let markup = Markup::find(&grid(&page), How::Guess).expect("cards");
    let catalog = Catalog::of_markup(&markup, &NativeUnicode);
    let (data, _) = Catalog::read(
        "- {title: Other A, description: Other, link: /guides/a, tags: [x], level: hard, keywords: [k]}\n\
         - {title: B, description: From the data, link: /guides/b/, level: hard}\n\
         - {title: D, link: /guides/d/}\n",
        Format::Yaml,
    );
    let absolute = |it: &SafeUrl| format!("https://a.org{}", it.as_str());
    let (joined, presence) = catalog.with_data(data, &absolute, &absolute);
    let diagnostics: Vec<_> = presence.not_shown(std::iter::empty()).into_iter().collect();
    let said: Vec<String> = diagnostics.iter().map(|it| it.to_string()).collect();
    assert_eq!(
        said,
        [
            "1:1: warning[cards]: the page's own markup has no card with the address of \"D\", so that card is not shown; \
             add them to the markup, or set cards=\"off\" to show the data in place of the markup"
        ]
    );
    assert_eq!(joined.cards.len(), 3);
    let [a, b, c] = joined.cards.as_slice() else {
        panic!("three cards")
    };
    assert_eq!(a.title.text, "A");
    assert_eq!(a.description.text, "in the page");
    assert_eq!(a.facet_values("tags"), ["x"]);
    assert_eq!(a.facet_values("level"), ["easy"]);
    assert_eq!(&*a.keywords[0], "k");
    assert_eq!(b.description.text, "From the data");
    assert_eq!(b.facet_values("level"), ["hard"]);
    assert!(c.tags.is_empty());
}
