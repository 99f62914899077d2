//! What a query finds, in which order, and what is counted, marked and written to the address.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod corpora;
mod laws;

use guide_grid_core::catalog::{Catalog, Format};
use guide_grid_core::search::{
    Choice, Dropped, Facet, Folder, Hit, Index, IndexBuilder, Library, NativeCollator, Progress,
    Query, Results, Sort,
};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index as Pick, select, subsequence};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::HashSet;

fn library_of(catalog: Catalog) -> Library {
    let facets = ["section", "tags", "time", "level"].map(str::to_owned);
    let index = Index::native(&catalog, &facets);
    Library {
        catalog,
        index,
        diagnostics: Vec::new(),
    }
}

fn library(page: &str) -> Library {
    let (catalog, diagnostics) = Catalog::read(page, Format::Page);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    library_of(catalog)
}

/// Cards with these titles.
fn titled(titles: &[&str]) -> Library {
    let cards: Vec<_> = titles
        .iter()
        .map(|it| serde_json::json!({ "title": it }))
        .collect();
    let text = serde_json::json!({ "cards": cards }).to_string();
    library_of(Catalog::read(&text, Format::Json).0)
}

/// A catalog from the data beside the project.
fn real(name: &str) -> Library {
    let text = corpora::text(&format!("catalogues/{name}"));
    library_of(Catalog::read(&text, Format::Json).0)
}

fn typed(text: &str) -> Query {
    Query {
        text: text.to_owned(),
        ..Query::default()
    }
}

fn chosen(facet: &str, value: &str) -> Choice {
    Choice {
        facet: facet.to_owned(),
        value: value.to_owned(),
    }
}

fn search(library: &Library, text: &str) -> Results {
    library.search(&typed(text), Sort::Page)
}

fn titles<'a>(library: &'a Library, hits: &[Hit]) -> Vec<&'a str> {
    hits.iter()
        .map(|hit| library.catalog.cards[hit.card].title.text.as_str())
        .collect()
}

/// What a reader might type: up to two words of the catalog, or their beginnings, sometimes with two letters swapped.
fn texts(library: &Library) -> impl Strategy<Value = String> + use<> {
    let cards = library.catalog.cards.iter();
    let texts = cards.flat_map(|it| [&it.title.text, &it.description.text]);
    let words: Vec<Vec<char>> = texts
        .flat_map(|it| it.split_whitespace().map(|word| word.chars().collect()))
        .collect();
    let swapped = proptest::option::weighted(0.2, any::<Pick>());
    let word = (select(words), 1..=12usize, swapped).prop_map(|(mut word, length, swapped)| {
        word.truncate(length);
        if let Some(swapped) = swapped.filter(|_| word.len() > 3) {
            let at = swapped.index(word.len() - 1);
            word.swap(at, at + 1);
        }
        String::from_iter(word)
    });
    vec(word, 0..=2).prop_map(|words| words.join(" "))
}

/// Every value of every facet.
fn choices(facets: &[Facet]) -> Vec<Choice> {
    let of = |facet: &Facet| -> Vec<Choice> {
        let values = facet.values.iter();
        values.map(|it| chosen(&facet.name, &it.key)).collect()
    };
    facets.iter().flat_map(of).collect()
}

/// What a reader might ask for: a text, up to two choices, an order.
fn queries(library: &Library) -> impl Strategy<Value = Query> + use<> {
    let choices = subsequence(choices(library.index.facets()), 0..=2);
    let sorts = select(vec![None, Some(Sort::Title), Some(Sort::Date)]);
    (texts(library), choices, sorts).prop_map(|(text, choices, sort)| Query {
        text,
        choices,
        sort,
    })
}

/// Checks a law with `cases` values, which are the same in each run.
fn for_each<S: Strategy>(cases: u32, values: S, law: impl Fn(S::Value)) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let numbers = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, numbers);
    if let Err(failure) = runner.run(&values, |value| {
        law(value);
        Ok(())
    }) {
        panic!("{failure}");
    }
}

/// Checks a law with queries that readers might make, each with a random index.
fn for_queries(library: &Library, cases: u32, law: impl Fn(&Library, Query, Pick)) {
    let values = (queries(library), any::<Pick>());
    for_each(cases, values, |(query, pick)| law(library, query, pick));
}

/// A law of search, checked with hand-made cards and with a real catalog.
macro_rules! law {
    ($name:ident, $cases:expr, $law:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn for_hand_made_cards() {
                for_queries(&library(GUIDES), $cases, $law);
            }

            #[test]
            #[ignore = "needs the data beside the project"]
            fn for_a_real_catalog() {
                for_queries(&real("debian-1k.json"), $cases, $law);
            }
        }
    };
}

const GUIDES: &str = r##"---
the-basics:
- title: What is a container?
  description: Learn how to run your first container.
  tags: [AI, basics]
  time: 5 minutes
  level: beginner
  date: 2024-03-01
  weight: 30
- title: What's a registry
  description: Share images; the colour of the logo is yours.
  tags: [ai, images]
  time: 20 minutes
  keywords: [hub, distribution]
  level: [beginner, expert]
  date: 2023-01-05
  weight: 10
- title: Compose
  description: Run many containers at once.
  tags: [compose]
  time: 1 h 30
  weight: 20
building-images:
- title: Understanding the image layers
  description: Layers of a container, in any color.
  tags: [Ai, images]
  time: 25 min
  date: 2025-12-31
- title: Build images
  description: What is built once runs anywhere.
  tags: [images]
  time: 2 hours
---
## The basics {#basics}

{{< grid items="the-basics" >}}

## Building images

{{< grid items="building-images" >}}
"##;

#[test]
fn names_with_punctuation_are_found_as_written_and_by_their_parts() {
    let library = titled(&[
        "C",
        "C#",
        "C++",
        ".NET",
        "ASP.NET Core",
        "--css-var",
        "libstdc++",
        "0ad",
        "Python 3.11",
        "What's new",
        "foo_bar",
        "python3-queuelib",
        "devel::i18n",
        "golang-github-hashicorp-terraform-json-dev",
        "node.js",
        "OpenTelemetry",
        "L'image",
        "Go",
        "--*",
        "F👨‍👩‍👧am",
    ]);
    for (query, expected) in [
        ("C", &["C", "C#", "C++", "--css-var", "ASP.NET Core"][..]),
        ("c#", &["C#"]),
        ("c++", &["C++"]),
        ("c+", &["C++"]),
        (".net", &[".NET", "ASP.NET Core"]),
        ("net", &[".NET", "ASP.NET Core"]),
        ("--css-var", &["--css-var"]),
        ("--css", &["--css-var"]),
        ("css var", &["--css-var"]),
        ("libstdc++", &["libstdc++"]),
        ("libstdc", &["libstdc++"]),
        ("0ad", &["0ad"]),
        ("3.11", &["Python 3.11"]),
        ("11", &["Python 3.11"]),
        ("what's", &["What's new"]),
        ("what’s", &["What's new"]),
        ("whats", &["What's new"]),
        ("foo_bar", &["foo_bar"]),
        ("bar", &["foo_bar"]),
        ("python3-queuelib", &["python3-queuelib"]),
        ("queuelib", &["python3-queuelib"]),
        ("devel::i18n", &["devel::i18n"]),
        ("i18n", &["devel::i18n"]),
        ("terraform", &["golang-github-hashicorp-terraform-json-dev"]),
        ("terrform", &["golang-github-hashicorp-terraform-json-dev"]),
        (".js", &["node.js"]),
        ("telemetry", &["OpenTelemetry"]),
        ("opentelemetry", &["OpenTelemetry"]),
        ("image", &["L'image"]),
        ("limage", &["L'image"]),
        ("--*", &["--*"]),
        ("👨‍👩‍👧", &["F👨‍👩‍👧am"]),
        ("\"foo bar\"", &["foo_bar"]),
        ("bar, foo", &["foo_bar"]),
        ("foo - bar", &["foo_bar"]),
    ] {
        assert_eq!(
            titles(&library, &search(&library, query).hits),
            expected,
            "{query}"
        );
    }
    assert_eq!(
        search(&library, "?").hits.len(),
        library.catalog.cards.len(),
        "punctuation that is not part of any word is ignored"
    );
}

#[test]
fn ranking_is_as_documented() {
    for (name, cards, query, expected) in [
        (
            "title before tag before keyword before description",
            r#"[{"title":"1","description":"run"},{"title":"2","keywords":["run"]},{"title":"3","tags":["run"]},{"title":"run 4"}]"#,
            "run",
            &["run 4", "3", "2", "1"][..],
        ),
        (
            "exact before prefix",
            r#"[{"title":"running 1"},{"title":"run 2"}]"#,
            "run",
            &["run 2", "running 1"],
        ),
        (
            "the start of a word of the title before a word of the description",
            r#"[{"title":"1","description":"run"},{"title":"running 2"}]"#,
            "run",
            &["running 2", "1"],
        ),
        (
            "the whole title first",
            r#"[{"title":"run 1"},{"title":"run run"},{"title":"run"}]"#,
            "run",
            &["run", "run 1", "run run"],
        ),
        (
            "other forms after all that is as typed",
            r#"[{"title":"Claim"},{"title":"1","description":"claims"},{"title":"Claims"}]"#,
            "claims",
            &["Claims", "1", "Claim"],
        ),
        (
            "one word for two after the two",
            r#"[{"title":"Dockerfile"},{"title":"File a Docker bug"}]"#,
            "docker file",
            &["File a Docker bug", "Dockerfile"],
        ),
        (
            "two words for one after the one",
            r#"[{"title":"Node.js"},{"title":"Learn NodeJS"}]"#,
            "nodejs",
            &["Learn NodeJS", "Node.js"],
        ),
        (
            "a version as typed before the same with a v",
            r#"[{"title":"Redis v6.2.8"},{"title":"Upgrade from 6.2.8"}]"#,
            "6.2.8",
            &["Upgrade from 6.2.8", "Redis v6.2.8"],
        ),
        (
            "accents as typed first, even before a whole title",
            r#"[{"title":"Cote"},{"title":"La côte"},{"title":"1","tags":["cote"]},{"title":"2","tags":["côté"]}]"#,
            "côté",
            &["Cote", "La côte", "2", "1"],
        ),
        (
            "letters as typed first",
            r#"[{"title":"الدوري السعودي"},{"title":"جدول الدورى"}]"#,
            "الدورى",
            &["جدول الدورى", "الدوري السعودي"],
        ),
        (
            "transcriptions after what is as typed",
            r#"[{"title":"Münster"},{"title":"Muenster-Plan"}]"#,
            "muenster",
            &["Muenster-Plan", "Münster"],
        ),
        (
            "other spellings right after",
            r#"[{"title":"colouring 1"},{"title":"colour 2"},{"title":"color 3"}]"#,
            "color",
            &["color 3", "colour 2", "colouring 1"],
        ),
        (
            "one misspelling before two",
            r#"[{"title":"containrts"},{"title":"container"}]"#,
            "contianer",
            &["container"],
        ),
        (
            "parts of words last in the title",
            r#"[{"title":"GitHub"},{"title":"Hub and more"}]"#,
            "hub",
            &["Hub and more", "GitHub"],
        ),
        (
            "short titles before long ones",
            r#"[{"title":"go b c"},{"title":"go b"}]"#,
            "go",
            &["go b", "go b c"],
        ),
        (
            "equal matches in page order",
            r#"[{"title":"go b"},{"title":"go a"}]"#,
            "go",
            &["go b", "go a"],
        ),
        (
            "every word must match, in any order",
            r#"[{"title":"a b"},{"title":"b"},{"title":"b a"}]"#,
            "b a",
            &["b a", "a b"],
        ),
    ] {
        let library = library_of(Catalog::read(cards, Format::Json).0);
        assert_eq!(
            titles(&library, &search(&library, query).hits),
            expected,
            "{name}"
        );
    }
}

#[test]
fn no_correction_is_claimed_that_shows_nothing_or_changes_only_signs() {
    let library = library(GUIDES);
    let mut elsewhere = typed("compoes");
    elsewhere.choices = vec![chosen("section", "building-images")];
    for (name, query) in [
        ("a filter leaves nothing", elsewhere),
        ("another word leaves nothing", typed("compoes registry")),
        ("only signs differ", typed("#compose")),
        ("a point before the word", typed(".compose")),
        ("another form", typed("composes")),
    ] {
        let results = library.search(&query, Sort::Page);
        assert_eq!(results.corrections, [], "{name}");
    }
    let results = search(&library, "contianer");
    let meant: Vec<_> = results.corrections.iter().map(|it| &*it.meant).collect();
    assert_eq!(meant, ["container"]);
}

#[test]
fn a_correction_is_what_is_shown() {
    // `confine` is as near as `config`, but is on no card with the other word.
    let library = titled(&["configs", "confine", "config map"]);
    let results = search(&library, "confih map");
    assert_eq!(titles(&library, &results.hits), ["config map"]);
    assert_eq!(results.corrections[0].meant, "config");
}

#[test]
fn words_are_inflected_in_the_language_of_the_page() {
    for (lang, title, query) in [
        ("de", "Datei öffnen", "Dateien"),
        ("de-AT", "Ein Bild", "Bilder"),
        ("de", "Haus", "Häuser"),
        ("de", "Container erstellt", "erstellen"),
        ("fr", "Journal", "journaux"),
        ("fr", "Tableau de bord", "tableaux"),
        ("fr", "Configurer le réseau", "configurée"),
        ("es", "Contenedor", "contenedores"),
        ("es", "Instalar", "instalado"),
        ("es", "Luz", "luces"),
        ("pt-BR", "Imagem", "imagens"),
        ("pt", "Configuração", "configurações"),
        ("pt", "Instalar", "instalando"),
        ("pt", "Jornal", "jornais"),
    ] {
        let text = serde_json::json!([{ "title": title }]).to_string();
        let (catalog, _) = Catalog::read(&text, Format::Json);
        let found = |lang: &str| {
            let builder = IndexBuilder::new(&[], Folder::native(), NativeCollator::new("en"));
            let library = Library {
                catalog: catalog.clone(),
                index: builder.with_language(lang).finish(&catalog),
                diagnostics: Vec::new(),
            };
            let results = search(&library, query);
            results.corrections.is_empty() && !results.hits.is_empty()
        };
        assert!(found(lang), "{query} finds {title} in {lang}");
        assert!(!found("en"), "{query} is no English for {title}");
    }
}

#[test]
fn longer_words_may_have_more_misspellings() {
    let library = titled(&[
        "git",
        "build",
        "compose",
        "container",
        "kernel",
        "trigger",
        "authenticator",
    ]);
    for (name, query, expected) in [
        ("none in three letters", "gti", None),
        ("a swap", "bulid", Some("build")),
        ("an extra letter", "buiild", Some("build")),
        ("a missing letter", "compse", Some("compose")),
        ("another letter", "conpose", Some("compose")),
        ("not two in seven letters", "conpuse", None),
        ("two in eight letters", "contaimerr", Some("container")),
        ("not three", "kontaimerr", None),
        ("while still typing", "contian", Some("container")),
        (
            "a letter that moved over two others",
            "kenerl",
            Some("kernel"),
        ),
        ("the wrong letter doubled", "trriger", Some("trigger")),
        (
            "a syllable twice",
            "authethenticator",
            Some("authenticator"),
        ),
        ("none in digits", "1234567", None),
    ] {
        let results = search(&library, query);
        assert_eq!(
            titles(&library, &results.hits),
            expected.into_iter().collect::<Vec<_>>(),
            "{name}"
        );
        let meant: Vec<_> = results
            .corrections
            .iter()
            .map(|it| it.meant.as_str())
            .collect();
        assert_eq!(
            meant,
            expected.into_iter().collect::<Vec<_>>(),
            "{name}: the correction"
        );
    }
}

#[test]
fn a_card_found_through_a_tag_or_keyword_says_so() {
    let library = library(GUIDES);
    for (query, title, through) in [
        ("hub", "What's a registry", Some(("keywords", "hub"))),
        (
            "registry distrib",
            "What's a registry",
            Some(("keywords", "distribution")),
        ),
        ("basics", "What is a container?", Some(("tags", "basics"))),
        ("compose", "Compose", None),
        ("registry images", "What's a registry", None),
    ] {
        let results = search(&library, query);
        assert_eq!(titles(&library, &results.hits)[0], title, "{query}");
        let matcher = library.matcher(&typed(query));
        let found = library.through(&results.hits[0], &matcher);
        let found = found.map(|it| (it.field.name, it.text));
        assert_eq!(found, through, "{query}");
    }
}

#[test]
fn marks_are_what_matched() {
    let library = titled(&[
        "Straße",
        "Docker Compose",
        "What's new",
        "C#",
        "安装 Docker",
        "ที่ตั้ง",
        "Conceitos básicos",
        "naïve",
        "OpenTelemetry",
        "GitHub",
        "İstanbul",
        "colour",
        "ｶﾞｲﾄﾞ",
        "부르키나파소",
        "File a claim",
        "A hand-off",
        "Dockerfile",
        "Redis v6.2.8",
        "자바",
        "서버",
        "サーバ設定",
        "Münster",
        "الدوري",
    ]);
    for (query, text, expected) in [
        ("comp", "Docker Compose", "Docker [Comp]ose"),
        ("compoes", "Docker Compose", "Docker [Compose]"),
        ("strass", "Straße", "[Straß]e"),
        ("stras", "Straße", "[Straß]e"),
        ("whats", "What’s new", "[What’s] new"),
        ("what", "What's new", "[What]'s new"),
        ("c#", "C# and C", "[C#] and C"),
        (
            "basicos",
            "Conceitos ba\u{301}sicos",
            "Conceitos [ba\u{301}sicos]",
        ),
        ("basicos", "Conceitos básicos", "Conceitos [básicos]"),
        ("naiv", "naïve", "[naïv]e"),
        ("装", "安装 Docker", "安[装] Docker"),
        ("ตั้", "ที่ตั้ง", "ที่[ตั้]ง"),
        ("telem", "OpenTelemetry", "Open[Telem]etry"),
        ("opentel", "OpenTelemetry", "[OpenTel]emetry"),
        ("istan", "İstanbul", "[İstan]bul"),
        ("color", "colour", "[colour]"),
        ("ガイド", "ｶﾞｲﾄﾞ", "[ｶﾞｲﾄﾞ]"),
        ("키나", "부르키나파소", "부르[키나]파소"),
        (
            "docker comp",
            "Docker Compose docker",
            "[Docker] [Comp]ose [docker]",
        ),
        ("claims", "File a claim", "File a [claim]"),
        (
            "handoff",
            "A hand-off, and a hand",
            "A [hand-off], and a hand",
        ),
        ("hando", "A hand-off", "A [hand-o]ff"),
        ("docker file", "Dockerfile", "[Dockerfile]"),
        ("docker fi", "Dockerfile", "[Dockerfi]le"),
        ("6.2.8", "Redis v6.2.8", "Redis [v6.2.8]"),
        ("잡", "자바 시작", "[자바] 시작"),
        ("ㅅㅂ", "서버", "[서버]"),
        ("サーバー", "サーバ設定", "[サーバ]設定"),
        ("muen", "Münster", "[Mün]ster"),
        ("الدورى", "الدوري السعودي", "[الدوري] السعودي"),
        ("", "Docker", "Docker"),
        ("zzz", "Docker", "Docker"),
    ] {
        let mut marked = String::new();
        let mut from = 0;
        for mark in library.matcher(&typed(query)).marks(text) {
            marked += &format!("{}[{}]", &text[from..mark.start], &text[mark.clone()]);
            from = mark.end;
        }
        assert_eq!(marked + &text[from..], expected, "{query} in {text}");
    }
}

#[test]
fn facets_merge_spellings_and_bucket_times() {
    let library = library(GUIDES);
    let facets: Vec<String> = library
        .index
        .facets()
        .iter()
        .map(|facet| {
            let values = facet
                .values
                .iter()
                .map(|it| format!("{}={} {}", it.key, it.label, it.cards));
            format!("{}: {}", facet.name, values.collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(
        facets,
        [
            "section: basics=The basics 3, building-images=Building images 2",
            "tags: ai=AI 3, images=images 3, basics=basics 1, compose=compose 1",
            "time: 10=10 1, 20=20 2, 30=30 3, 60+=60+ 2",
            "level: beginner=beginner 2, expert=expert 1",
        ]
    );
}

#[test]
fn choices_widen_within_a_facet_and_narrow_between_facets() {
    let library = library(GUIDES);
    let found = |choices: &[(&str, &str)]| {
        let choices = choices.iter().map(|it| chosen(it.0, it.1)).collect();
        let query = Query {
            choices,
            ..Query::default()
        };
        library
            .search(&query, Sort::Page)
            .hits
            .iter()
            .map(|it| it.card)
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&[("tags", "ai")]), [0, 1, 3]);
    assert_eq!(found(&[("tags", "basics"), ("tags", "compose")]), [0, 2]);
    assert_eq!(found(&[("tags", "images"), ("section", "basics")]), [1]);
    assert_eq!(
        found(&[("tags", "nothing has it")]),
        [0, 1, 2, 3, 4],
        "unknown values are ignored"
    );
    assert_eq!(found(&[("time", "20")]), [0, 1]);
}

#[test]
fn cards_are_ordered_as_asked() {
    let library = library(GUIDES);
    let rows = [
        ("", None, Sort::Page, Sort::Page, &[0, 1, 2, 3, 4][..]),
        ("", None, Sort::Title, Sort::Title, &[4, 2, 3, 0, 1]),
        (
            "",
            Some(Sort::Title),
            Sort::Page,
            Sort::Title,
            &[4, 2, 3, 0, 1],
        ),
        (
            "",
            Some(Sort::Weight),
            Sort::Page,
            Sort::Weight,
            &[1, 2, 0, 3, 4],
        ),
        (
            "",
            Some(Sort::Date),
            Sort::Page,
            Sort::Date,
            &[3, 0, 1, 2, 4],
        ),
        (
            "",
            Some(Sort::Page),
            Sort::Title,
            Sort::Page,
            &[0, 1, 2, 3, 4],
        ),
        // With a word, relevance is usual, and every other order can be asked for.
        ("image", None, Sort::Page, Sort::Relevance, &[3, 4, 1]),
        ("image", None, Sort::Title, Sort::Relevance, &[3, 4, 1]),
        (
            "image",
            Some(Sort::Page),
            Sort::Title,
            Sort::Page,
            &[1, 3, 4],
        ),
        (
            "image",
            Some(Sort::Title),
            Sort::Page,
            Sort::Title,
            &[4, 3, 1],
        ),
        (
            "image",
            Some(Sort::Date),
            Sort::Page,
            Sort::Date,
            &[3, 1, 4],
        ),
        (
            "run",
            Some(Sort::Weight),
            Sort::Page,
            Sort::Weight,
            &[2, 0, 4],
        ),
        // There is no word in these.
        (" ", None, Sort::Title, Sort::Title, &[4, 2, 3, 0, 1]),
        ("…", None, Sort::Title, Sort::Title, &[4, 2, 3, 0, 1]),
    ];
    for (text, sort, author, order, expected) in rows {
        let query = Query {
            sort,
            ..typed(text)
        };
        let results = library.search(&query, author);
        let cards: Vec<_> = results.hits.iter().map(|it| it.card).collect();
        let row = format!("{text:?} {sort:?} {author:?}");
        assert_eq!((results.order, &*cards), (order, expected), "{row}");
        let usual = library.search(&typed(text), author).order;
        assert_eq!(results.usual_order, usual, "{row}");
    }
}

#[test]
fn titles_are_ordered_by_the_value_of_their_numbers_and_dates_by_day() {
    let rows = [
        (
            Sort::Title,
            &[
                ("Lesson 10", ""),
                ("Lesson 9", ""),
                ("v2.10", ""),
                ("Lesson 1", ""),
                ("lesson 9b", ""),
                ("v2.2", ""),
                ("Élan", ""),
            ][..],
            &[
                "Élan",
                "Lesson 1",
                "Lesson 9",
                "lesson 9b",
                "Lesson 10",
                "v2.2",
                "v2.10",
            ][..],
        ),
        (
            Sort::Date,
            &[
                ("none", ""),
                ("fifth", "2024-1-5"),
                ("tenth", "2024-01-10"),
                ("unclear", "Jan 7, 2024"),
                ("evening of the tenth", "2024-01-10T23:00:00-08:00"),
                ("February", "2024-02"),
                ("all of 2024", "2024"),
                ("long ago", "1999-12-31 10:00:00"),
            ],
            &[
                "February",
                "tenth",
                "evening of the tenth",
                "fifth",
                "all of 2024",
                "long ago",
                "none",
                "unclear",
            ],
        ),
        (Sort::Date, &[("B", ""), ("A", "")], &["B", "A"]),
    ];
    for (sort, cards, expected) in rows {
        let cards = cards
            .iter()
            .map(|(title, date)| format!("- title: {title}\n  date: {date:?}\n"));
        let text: String = cards.collect();
        let library = library_of(Catalog::read(&text, Format::Yaml).0);
        let hits = library.search(&Query::default(), sort).hits;
        assert_eq!(titles(&library, &hits), expected);
    }
}

#[test]
fn every_weight_has_its_place_in_the_order() {
    let weights = [
        "0",
        "-1",
        "9223372036854775807",
        "",
        "-9223372036854775808",
        "1",
    ];
    let cards = weights.map(|it| match it {
        "" => "- title: none\n".to_owned(),
        _ => format!("- title: {it}\n  weight: {it}\n"),
    });
    let library = library_of(Catalog::read(&cards.concat(), Format::Yaml).0);
    let hits = library.search(&Query::default(), Sort::Weight).hits;
    let expected = [
        "-9223372036854775808",
        "-1",
        "0",
        "1",
        "9223372036854775807",
        "none",
    ];
    assert_eq!(titles(&library, &hits), expected);
}

#[test]
fn every_text_has_a_value_in_the_facet_of_durations() {
    for (text, keys) in [
        ("20 minutes", "20"),
        ("0", "10"),
        ("1 h", "60"),
        ("4294967295", "60+"),
        ("4294967296", "4294967296"),
        ("99999999999999999999 hours", "99999999999999999999 hours"),
        ("a while", "a while"),
        ("2024-01-02T10:00", "60+"),
    ] {
        let page = format!("- title: a\n  time: '{text}'\n");
        let library = library_of(Catalog::read(&page, Format::Yaml).0);
        let values = &library.index.facets()[2].values;
        let first: Vec<_> = values.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(first, [keys], "{text}");
    }
}

#[test]
fn an_empty_result_offers_what_to_drop() {
    let library = library(GUIDES);
    let dropped = |query: &Query| {
        let results = library.search(query, Sort::Page);
        assert!(results.hits.is_empty());
        for it in &results.relaxations {
            assert_eq!(
                library.search(&it.query, Sort::Page).hits.len(),
                it.hits,
                "{it:?}"
            );
        }
        results
            .relaxations
            .into_iter()
            .map(|it| match it.dropped {
                Dropped::Words(words) => (words, it.hits),
                Dropped::Choices(choices) => {
                    let names = choices
                        .iter()
                        .map(|it| format!("{}: {}", it.facet, it.value));
                    (names.collect::<Vec<_>>().join(", "), it.hits)
                }
            })
            .collect::<Vec<_>>()
    };
    let said = |of: &[(&str, usize)]| {
        of.iter()
            .map(|it| (it.0.to_owned(), it.1))
            .collect::<Vec<_>>()
    };
    assert_eq!(dropped(&typed("zzz")), []);
    assert_eq!(dropped(&typed("compose zzz")), said(&[("zzz", 1)]));
    assert_eq!(dropped(&typed("compose zzz qqq")), said(&[("zzz qqq", 1)]));
    let mut query = typed("compose");
    query.choices = vec![chosen("section", "building-images")];
    assert_eq!(
        dropped(&query),
        said(&[("compose", 2), ("section: building-images", 1)])
    );
    query.choices.push(chosen("tags", "images"));
    assert_eq!(dropped(&query), said(&[("compose", 2)]));
}

#[test]
fn the_address_gives_back_the_query() {
    let facets: Vec<Facet> = ["tags", "guides", "sort", "sort-", "sort--"]
        .iter()
        .map(|name| Facet {
            name: (*name).to_owned(),
            values: library(GUIDES).index.facets()[1].values.clone(),
        })
        .collect();
    let all = &facets[..];
    let texts = select(vec!["", "a b", "ü&=#%+ \"'", " ", "旗"]);
    let sorts = select(vec![
        None,
        Some(Sort::Page),
        Some(Sort::Title),
        Some(Sort::Weight),
    ]);
    let values = (
        texts,
        subsequence(choices(all), 0..=3).prop_shuffle(),
        sorts,
        select(vec!["guides", "g", "sort"]),
        any::<Pick>(),
    );
    for_each(500, values, |(text, choices, sort, name, pick)| {
        let query = Query {
            choices,
            sort,
            ..typed(text)
        };
        laws::check_parameters(&query, name, all);
        let mut pairs = query.to_pairs(name);
        for other in [
            "utm_source",
            "q",
            "other-sort",
            "guide",
            "guides-",
            "guides-page",
            "guidestags",
        ] {
            assert!(!Query::owns(other, name, all), "{other}");
            let at = pick.index(pairs.len() + 1);
            pairs.insert(at, (other.to_owned(), "AI".to_owned()));
        }
        let pairs = pairs.iter().map(|it| (it.0.as_str(), it.1.as_str()));
        assert_eq!(Query::from_pairs(pairs, name, all), query, "{name}");
    });
    let pairs = [
        ("guides", "x"),
        ("guides-tags", "nothing"),
        ("guides-tags", "AI"),
        ("guides-tags", "ai"),
        ("guides-sort", "none"),
        ("guides", "y"),
    ];
    let query = Query::from_pairs(pairs, "guides", &facets[..1]);
    assert_eq!(
        query,
        Query {
            choices: vec![chosen("tags", "ai")],
            ..typed("x")
        }
    );
}

#[test]
fn a_text_that_is_too_long_for_an_address_is_left_out_of_it() {
    for (text, is_written) in [
        ("a".repeat(1_000), true),
        ("a".repeat(1_001), false),
        ("旗".repeat(666), true),
        ("旗".repeat(667), false),
    ] {
        let query = Query {
            choices: vec![chosen("tags", "ai")],
            ..typed(&text)
        };
        let mut pairs = query.to_pairs("guides");
        assert_eq!(pairs.pop(), Some(("guides-tags".into(), "ai".into())));
        let expected = is_written.then(|| ("guides".to_owned(), text.clone()));
        assert_eq!(pairs.pop(), expected, "{} bytes", text.len());
        assert_eq!(query.addressable() == query, is_written);
    }
}

#[test]
fn an_address_gives_and_holds_the_first_hundred_choices() {
    let tags: Vec<String> = (0..150).map(|it| format!("t{it}")).collect();
    let text = serde_json::json!([{ "title": "A", "tags": tags }]).to_string();
    let library = library_of(Catalog::read(&text, Format::Json).0);
    let facets = library.index.facets();
    let all = choices(facets);
    let query = Query {
        choices: all.clone(),
        ..Query::default()
    };
    assert_eq!(query.addressable().choices, all[..100]);
    laws::check_parameters(&query, "guides", facets);
    let pairs: Vec<_> = all.iter().map(|it| ("guides-tags", &*it.value)).collect();
    let found = Query::from_pairs(pairs, "guides", facets);
    assert_eq!(found.choices, all[..100]);
}

#[test]
fn a_section_is_revealed_by_dropping_no_more_than_what_hides_it() {
    let library = library(GUIDES);
    let heading = |id: &str| {
        let sections = library.catalog.sections.iter();
        let mut headings = sections.filter_map(|it| it.heading.as_deref());
        headings.find(|it| it.id == id).expect("a heading")
    };
    let asked = |text: &str, choices: &[(&str, &str)], sort| Query {
        choices: choices.iter().map(|it| chosen(it.0, it.1)).collect(),
        sort,
        ..typed(text)
    };
    let (basics, building) = ("basics", "building-images");
    let none = &[][..];
    let in_basics = &[("section", basics)][..];
    let of_images = &[("tags", "images")][..];
    let both = &[("section", basics), ("tags", "images")][..];
    let of_compose = &[("section", basics), ("tags", "compose")][..];
    for (id, query, revealing) in [
        (basics, asked("", none, None), asked("", none, None)),
        (
            basics,
            asked("", in_basics, None),
            asked("", in_basics, None),
        ),
        (building, asked("", in_basics, None), asked("", none, None)),
        (building, asked("", both, None), asked("", of_images, None)),
        (building, asked("", of_compose, None), asked("", none, None)),
        (
            basics,
            asked("what", in_basics, None),
            asked("", in_basics, None),
        ),
        (
            basics,
            asked("", none, Some(Sort::Title)),
            asked("", none, None),
        ),
        (
            building,
            asked("what", in_basics, Some(Sort::Weight)),
            asked("", none, Some(Sort::Weight)),
        ),
        (
            basics,
            asked("container", none, Some(Sort::Page)),
            asked("container", none, Some(Sort::Page)),
        ),
    ] {
        assert_eq!(
            library.reveal(heading(id), &query, Sort::Page),
            revealing,
            "{id} {query:?}"
        );
    }
    assert_eq!(
        library.reveal(heading(basics), &typed("what"), Sort::Title),
        asked("", none, Some(Sort::Page)),
        "the author's order makes one list"
    );
}

#[test]
fn an_index_is_the_same_whether_built_in_steps_or_at_once() {
    let library = library(GUIDES);
    let facets = ["section", "tags"].map(str::to_owned);
    let mut builder = IndexBuilder::new(&facets, Folder::native(), NativeCollator::new("en"));
    let mut steps = 1;
    while builder.step(&library.catalog, 2) == Progress::Going {
        steps += 1;
    }
    assert_eq!(steps, library.catalog.cards.len().div_ceil(2));
    let index = builder.finish(&library.catalog);
    assert_eq!(index.facets(), &library.index.facets()[..2]);
    let in_steps = Library {
        catalog: library.catalog.clone(),
        index,
        diagnostics: Vec::new(),
    };
    for text in ["", "im", "container", "run contianers", "colour"] {
        let (one, other) = (search(&in_steps, text), search(&library, text));
        assert_eq!(one.hits, other.hits, "{text}");
        assert!(!one.hits.is_empty(), "{text}");
    }
}

law!(
    a_count_is_the_number_of_hits_after_choosing,
    150,
    |library, query, pick| {
        laws::check_counts(library, &query, |facet| pick.index(facet.values.len()));
    }
);

law!(
    what_is_found_is_a_card_and_what_is_dropped_brings_back_what_it_says,
    150,
    |library, query, _| laws::check_results(library, &query)
);

law!(
    counts_of_a_facet_do_not_change_when_a_sibling_is_chosen,
    100,
    |library, query, pick| {
        let choices = choices(library.index.facets());
        let choice = pick.get(&choices).clone();
        let facet = library
            .index
            .facets()
            .iter()
            .position(|it| it.name == choice.facet)
            .expect("a facet");
        let before = library.search(&query, Sort::Page).counts;
        let mut with = query.clone();
        with.choices.push(choice);
        assert_eq!(
            library.search(&with, Sort::Page).counts[facet],
            before[facet],
            "{with:?}"
        );
    }
);

law!(
    clearing_everything_gives_the_first_page,
    20,
    |library, query, _| {
        library.search(&query, Sort::Page);
        let hits = library.search(&Query::default(), Sort::Page).hits;
        let cards: Vec<usize> = hits.iter().map(|it| it.card).collect();
        assert_eq!(cards, (0..library.catalog.cards.len()).collect::<Vec<_>>());
    }
);

/// The words of a text, as far as readers see words.
fn words(text: &str) -> Vec<String> {
    let key = Folder::native().key(text);
    let words = key.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a card has every word of a text as typed: words that are it, or start with it.
fn has_as_typed(library: &Library, card: usize, text: &str) -> bool {
    let texts = library.catalog.cards[card].searched_texts();
    let there: Vec<String> = texts.flat_map(|it| words(it.text)).collect();
    let is_there = |typed: &String| there.iter().any(|it| it.starts_with(typed));
    words(text).iter().all(is_there)
}

// Only the whole word says that it has another form: `Builds` is found by `building`, and need not be by `buildin`.
law!(
    one_more_letter_never_adds_a_card_that_has_the_words_as_typed,
    150,
    |library, query, _| {
        let letters: Vec<char> = query.text.chars().collect();
        let mut before: Option<HashSet<usize>> = None;
        for length in 1..=letters.len() {
            let text = String::from_iter(&letters[..length]);
            let results = search(library, &text);
            let cards: HashSet<usize> = results.hits.iter().map(|it| it.card).collect();
            if let Some(before) = before.filter(|_| results.corrections.is_empty()) {
                for added in cards.difference(&before) {
                    assert!(!has_as_typed(library, *added, &text), "{text} {added}");
                }
            }
            // Hits of a correction may differ from hits as typed, and punctuation counts as a word only while there is no
            // other word.
            let is_measure = results.corrections.is_empty() && text.contains(char::is_alphanumeric);
            before = is_measure.then_some(cards);
        }
    }
);

law!(
    every_hit_shows_every_word_and_marks_are_whole_characters,
    60,
    |library, query, _| {
        let matcher = library.matcher(&query);
        for hit in library.search(&query, Sort::Page).hits.iter().take(20) {
            let card = &library.catalog.cards[hit.card];
            let texts = [&*card.title.text, &*card.description.text];
            let hidden = card.tags.iter().chain(&card.keywords).map(|it| &**it);
            let mut marked = 0;
            for text in texts.into_iter().chain(hidden) {
                let mut end = 0;
                for mark in matcher.marks(text) {
                    assert!(end <= mark.start && !text[mark.clone()].is_empty());
                    end = mark.end;
                    marked += 1;
                }
            }
            assert!(
                marked > 0 || matcher.is_empty(),
                "{query:?} {}",
                card.title.text
            );
        }
    }
);

// Two words that are one in the catalog are in order: `docker file` is Dockerfile.
law!(
    the_order_of_words_does_not_matter_unless_they_make_one_word,
    60,
    |library, query, _| {
        let words: Vec<&str> = query.text.split_whitespace().collect();
        let turned = words.iter().rev().copied().collect::<Vec<_>>().join(" ");
        let cards = |text: &str| -> HashSet<usize> {
            let hits = search(library, text).hits;
            hits.iter().map(|it| it.card).collect()
        };
        let (straight, turned) = (cards(&query.text), cards(&turned));
        let one_word = [words.concat(), words.iter().rev().copied().collect()];
        for other in straight.symmetric_difference(&turned) {
            let is_joined = one_word.iter().any(|it| has_as_typed(library, *other, it));
            assert!(
                is_joined && !has_as_typed(library, *other, &query.text),
                "{query:?}"
            );
        }
    }
);

law!(
    words_that_are_there_are_found_as_typed_and_never_corrected,
    150,
    |library, _, pick| {
        let at = pick.index(library.catalog.cards.len());
        let card = &library.catalog.cards[at];
        for word in card
            .title
            .text
            .split_whitespace()
            .chain([&*card.title.text])
        {
            let results = search(library, word);
            assert!(results.corrections.is_empty(), "{word}");
            assert!(results.hits.iter().any(|it| it.card == at), "{word}");
        }
    }
);
