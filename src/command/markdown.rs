//! `guide-grid markdown`: a page whose cards are Markdown lists, for language models and mirrors.

use super::outcome::Outcome;
use super::page::Page;
use super::styled::{self, Format};
use guide_grid_core::catalog::{self, Card, Catalog, Prose, Section, Style};
use guide_grid_core::source::{Severity, body_start};
use std::io::Write;

/// Prints the title of the page and its body, in which lists take the place of the shortcodes that place cards. Lists that no
/// shortcode places follow.
pub(super) fn print(page: Page) -> Outcome {
    // Warnings are not about what is lost, and pages without cards are none of this command's business.
    let errors = page.diagnostics.iter();
    for diagnostic in errors.filter(|it| it.severity == Severity::Error) {
        eprintln!("{}:{diagnostic}", page.name);
    }
    let body = match page.format {
        catalog::Format::Page => body_start(&page.text),
        catalog::Format::Yaml | catalog::Format::Json => page.text.len(),
    };
    let mut out = Output {
        text: String::new(),
    };
    let title = &page.catalog.title;
    let has_title = page
        .text
        .get(body..)
        .is_some_and(|it| it.trim_start().starts_with("# "));
    if !title.is_empty() && !has_title {
        out.block(&format!("# {}", Markdown.text(title)));
    }
    out.body(&page.text, body, &page.catalog);
    for section in page
        .catalog
        .sections
        .iter()
        .filter(|it| it.places.is_empty())
    {
        if let Some(heading) = &section.heading {
            out.block(&format!("## {}", styled::write(&heading.text, &Markdown)));
        }
        out.block(&list(section, &page.catalog));
    }
    out.text.truncate(out.text.trim_end().len());
    out.text.push('\n');
    // If whoever reads the output has gone, nothing is lost.
    let _ = std::io::stdout().write_all(out.text.as_bytes());
    Outcome::Success
}

/// Markdown, block by block.
struct Output {
    text: String,
}

impl Output {
    /// Adds a block, between empty lines.
    fn block(&mut self, block: &str) {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() && !block.is_empty() {
            self.text += "\n\n";
        }
        self.text += block;
        self.text += "\n\n";
    }

    /// Adds the body of a page, from byte `at` on.
    fn body(&mut self, page: &str, mut at: usize, catalog: &Catalog) {
        let sections = catalog.sections.iter();
        let mut places: Vec<_> = sections
            .flat_map(|section| {
                let places = section.places.iter().enumerate();
                places.map(move |(number, place)| (place.range(), section, number))
            })
            .collect();
        places.sort_by_key(|(place, ..)| place.start);
        for (place, section, number) in places {
            let before = page.get(at..place.start).unwrap_or_default();
            self.add(before);
            // Of cards outside grids, the first has the list of all.
            match number {
                0 => self.block(&list(section, catalog)),
                _ => self.block(""),
            }
            at = place.end;
        }
        self.add(page.get(at..).unwrap_or_default());
    }

    /// Adds a part of a body as it is, without the line ends of the block before.
    fn add(&mut self, text: &str) {
        match self.text.ends_with("\n\n") || self.text.is_empty() {
            true => self.text += text.trim_start_matches(['\n', '\r']),
            false => self.text += text,
        }
    }
}

/// The cards of a section as a list.
fn list(section: &Section, catalog: &Catalog) -> String {
    let cards = catalog.cards.get(section.cards.clone()).unwrap_or_default();
    let items: Vec<_> = cards.iter().map(item).collect();
    items.join("\n")
}

fn item(card: &Card) -> String {
    let title = styled::write(&without_links(&card.title), &Markdown);
    let mut item = match card.main_link() {
        Some(url) => format!("- [{title}]({})", address(url.as_str())),
        None => format!("- **{title}**"),
    };
    if !card.description.text.is_empty() {
        item += &format!(": {}", styled::write(&card.description, &Markdown));
    }
    let details: Vec<_> = card.details(&[]).map(|it| Markdown.text(it.text)).collect();
    if !details.is_empty() {
        item += &format!(" ({})", details.join(", "));
    }
    for link in &card.links {
        let text = styled::write(&without_links(&link.text), &Markdown);
        item += &format!("\n  - [{text}]({})", address(link.url.as_str()));
    }
    item
}

/// The text without its links, which do not nest.
fn without_links(prose: &Prose) -> Prose {
    let styles = prose.styles.iter();
    let others = styles.filter(|it| !matches!(it.style, Style::Link(_)));
    Prose {
        text: prose.text.clone(),
        styles: others.cloned().collect(),
    }
}

/// <https://spec.commonmark.org/0.31.2/>
struct Markdown;

impl Format for Markdown {
    fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut before = ' ';
        let mut rest = text.chars();
        while let Some(sign) = rest.next() {
            let after = rest.clone().next().unwrap_or(' ');
            let is_markup = match sign {
                '\\' | '`' | '*' | '[' | ']' => true,
                '_' => !before.is_alphanumeric() || !after.is_alphanumeric(),
                '<' => after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?'),
                '&' => after.is_ascii_alphanumeric() || after == '#',
                _ => false,
            };
            if is_markup {
                out.push('\\');
            }
            out.push(sign);
            before = sign;
        }
        out
    }

    fn styled(&self, style: &Style, content: String, plain: &str) -> String {
        match style {
            Style::Code => code(plain),
            Style::Emphasis => format!("*{content}*"),
            Style::Strong => format!("**{content}**"),
            Style::Link(url) => format!("[{content}]({})", address(url.as_str())),
        }
    }
}

/// A span of code, in more backticks than there are together in it.
fn code(text: &str) -> String {
    let runs = text.split(|it| it != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let space = match text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        true => " ",
        false => "",
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The address of a link, without signs that would end it.
fn address(address: &str) -> String {
    let is_plain = |it: char| !matches!(it, ' ' | '(' | ')' | '<' | '>' | '\\');
    match address.chars().all(is_plain) {
        true => address.to_owned(),
        false => format!(
            "<{}>",
            address
                .replace('\\', "\\\\")
                .replace('<', "%3C")
                .replace('>', "%3E")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guide_grid_core::catalog::NativeUnicode;

    #[test]
    fn what_is_written_is_read_again_as_the_same() {
        for source in [
            "plain",
            "a *b* **c** `d` [e](/f)",
            "a *b **c** [d `e`](/f?g=(h))*",
            "\\*a\\* \\_b\\_ snake_case __c__ 1 < 2 <d &amp;lt; &copy; \\\\ \\[x\\](y)",
            "`` a`b `` ` `` ` ```",
            "[a](<b c>) [d](e\\\\f)",
            "C# & C++, a*b*c",
        ] {
            let prose = Prose::markdown(source, &NativeUnicode);
            let written = styled::write(&prose, &Markdown);
            assert_eq!(
                Prose::markdown(&written, &NativeUnicode),
                prose,
                "{source}: {written}"
            );
        }
    }
}
