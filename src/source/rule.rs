//! The rules of a page, and what is said where one is broken: all of it in one text, so that whoever finds a mistake names
//! its rule only, and no reader downloads more than a number for it.

use super::{Diagnostic, Position, Severity, Span, text};

macro_rules! rules {
    ($($rule:ident $severity:ident $code:literal $found:literal $right:literal)*) => {
        /// A rule that a page may break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Rule { $($rule),* }

        /// A line for each rule in their order: severity, code, what is found and what is right, apart by tabs.
        const WORDINGS: &str =
            concat!($(stringify!($severity), "\t", $code, "\t", $found, "\t", $right, "\n"),*);
    };
}

rules! {
    TooManyRemarks Warning "too-many-remarks"
        "{} more remarks are left out"
        "mend the ones above first"
    ControlCharacter Warning "control-character"
        "there is a control character here"
        "delete it; it is read as a blank"
    DuplicateKey Warning "duplicate-key"
        "the key \"{}\" is given twice here"
        "keep one of them; the last one counts"

    FrontMatterUnclosed Warning "front-matter-unclosed"
        "the front matter that begins here never ends"
        "close it with a line of three dashes"
    FrontMatterToml Error "front-matter-toml"
        "this front matter is TOML, which is not read here"
        "write it as YAML between lines of three dashes"
    FrontMatterNoMap Error "front-matter-no-map"
        "the front matter is no map"
        "write lines such as \"title: …\" and \"grid:\" with a list of cards"

    YamlTab Error "yaml-tab"
        "this line is indented with a tab"
        "indent with blanks: YAML forbids tabs there"
    YamlTabForBlank Error "yaml-tab"
        "a tab stands where a blank should"
        "write a blank instead of the tab"
    YamlIndent Error "yaml-indent"
        "this line is indented further than the one above, which has its value"
        "indent the parts of a card alike, or put the text in double quotes"
    YamlColon Error "yaml-colon"
        "there is a colon inside a value that stands without quotes"
        "put the whole value in double quotes"
    YamlSign Error "yaml-sign"
        "a value without quotes cannot start with \"{}\""
        "put the whole value in double quotes"
    YamlDepth Error "yaml-depth"
        "lists and maps nest deeper than 128 levels here"
        "write a flat list of cards"
    YamlRepetition Error "yaml-repetition"
        "aliases repeat more values here than a page may have"
        "write the values out, or repeat fewer of them"
    YamlAliasOutOfReach Error "yaml-alias"
        "this alias is out of reach of its anchor, because of another mistake"
        "mend the other mistakes first, or write the value out"
    YamlAliasUnknown Error "yaml-alias"
        "this alias names no anchor"
        "define it before, with \"&name\""
    YamlAliasInside Error "yaml-alias"
        "an alias stands inside the value that it stands for"
        "name another value"
    YamlEscape Error "yaml-escape"
        "this escape is unknown"
        "write \\\\ for a backslash, or use single quotes"
    YamlQuote Error "yaml-quote"
        "the quote that is opened here is never closed"
        "close it with the same quote"
    YamlBracket Error "yaml-bracket"
        "the bracket that is opened here is not closed, or a comma is missing"
        "close it, and put commas between its parts"
    YamlSyntax Error "yaml-syntax"
        "this does not continue what the lines above began"
        "indent the parts of a card alike, one \"name: value\" a line, and quote values with special signs"

    JsonMore Error "json-syntax"
        "there is more text after the end of the JSON value"
        "keep one value: a list of cards, or an object"
    JsonComment Warning "json-comment"
        "there is a comment here, and JSON has none"
        "delete it, or write the data as YAML"
    JsonTrailingComma Warning "json-trailing-comma"
        "there is a comma after the last part"
        "delete it: JSON wants commas between parts only"
    JsonDepth Error "json-syntax"
        "lists and objects nest deeper than 128 levels here"
        "write a flat list of cards"
    JsonSingleQuotes Error "json-syntax"
        "this text stands in single quotes"
        "use double quotes in JSON"
    JsonNoValue Error "json-syntax"
        "no JSON value can start like this"
        "write text in double quotes"
    JsonEndsBeforeValue Error "json-syntax"
        "the data ends where a value should be"
        "finish it, and close every bracket"
    JsonEndsInside Error "json-syntax"
        "the data ends inside a list or object"
        "close every bracket"
    JsonWord Error "json-syntax"
        "the word \"{}\" stands without quotes"
        "put text in double quotes"
    JsonName Error "json-syntax"
        "a name in double quotes should be here"
        "write \"name\": value"
    JsonColon Error "json-syntax"
        "a colon should follow the name"
        "write \"name\": value"
    JsonComma Error "json-syntax"
        "a comma is missing here"
        "put a comma between two parts"
    JsonTextEnd Error "json-syntax"
        "this text never ends"
        "close it with a double quote"
    JsonEscape Error "json-syntax"
        "this escape is unknown to JSON"
        "write \\\\ for a backslash"
    JsonHex Error "json-syntax"
        "four hexadecimal digits should follow \\u"
        "write it as in \\u00e9"

    ShortcodeInComment Warning "shortcode-in-comment"
        "this shortcode stands in an HTML comment, so it shows nothing"
        "take it out of the comment, or delete it"
    ShortcodeUnknown Warning "shortcode-unknown"
        "the shortcode \"{}\" shows nothing here"
        "place cards with \"grid\" and \"card\""
    ShortcodeGridInGrid Warning "shortcode-unknown"
        "this grid stands inside another grid"
        "place cards with \"grid\" and \"card\""
    ShortcodeNotOpen Warning "shortcode-not-open"
        "this closes a shortcode that is not open"
        "delete it, or open the shortcode before"
    ShortcodeInText Warning "shortcode-in-text"
        "there is a shortcode in this text, and it shows nothing here"
        "write what it should show, or escape it: {{</* … */>}}"
    ShortcodeEscapedEnd Error "shortcode-syntax"
        "this escaped shortcode never ends"
        "close it with */>}} or */%}}"
    ShortcodeEnd Error "shortcode-syntax"
        "this shortcode never ends"
        "close it as it was opened: >}} or %}}"
    ShortcodeDelimiter Error "shortcode-syntax"
        "this shortcode is not closed as it was opened"
        "pair {{< with >}}, and {{% with %}}"
    ShortcodeClosing Error "shortcode-syntax"
        "a closing shortcode takes no parameters"
        "write {{< /name >}}"
    ShortcodeMixed Error "shortcode-syntax"
        "named and positional parameters are mixed"
        "name all of them: items=\"…\""
    ShortcodeSign Error "shortcode-syntax"
        "this sign cannot stand in a shortcode"
        "put values with special signs in quotes"
    ShortcodeName Error "shortcode-syntax"
        "a shortcode's name should stand here"
        "write {{< grid items=\"…\" >}}"
    ShortcodePeriod Error "shortcode-syntax"
        "a shortcode's name has no period in it"
        "use the shortcode's own name"
    ShortcodeBackQuote Error "shortcode-syntax"
        "this back-quoted value never ends"
        "close it with a back quote"
    ShortcodeQuote Error "shortcode-syntax"
        "this quoted value never ends"
        "close it on the same line, with a double quote"
    ShortcodeEscape Error "shortcode-syntax"
        "nothing that is escaped can stand here"
        "use plain double quotes"

    TooLong Error "too-long"
        "this text is longer than 64 MiB"
        "split the catalogue into several"
    TooManyCards Error "too-many-cards"
        "there are more than 200,000 cards"
        "show fewer cards on one page"
    NoCards Warning "no-cards"
        "there are no cards here"
        "list them under a key such as \"grid\", each with a title"
    ListNotPlaced Warning "list-not-placed"
        "the list \"{}\" is placed nowhere, and this page has shortcodes"
        "place it: {{< grid items=\"{}\" >}}"
    ItemsUnknown Warning "items-unknown"
        "\"items\" names \"{}\", which no grid is called"
        "name keys of the page's lists"
    ItemsMissing Error "items-missing"
        "there is no list \"{}\" in the front matter"
        "add \"{}:\" with a list of cards, or name one that is there"
    ItemsNoList Warning "items-no-list"
        "this is one card, not a list"
        "begin it with a dash"
    ItemsEmpty Warning "items-empty"
        "the list \"{}\" has no cards"
        "add cards, each with a title"
    GridColumns Warning "grid-cols"
        "this is no number of columns"
        "write a number from 1 to 12"

    CardWithoutTitle Error "card-without-title"
        "this card has no title to see"
        "give it a line \"title: …\""
    CardNoMap Error "card-without-title"
        "this is no card"
        "give it a line \"title: …\""
    CardWeight Warning "card-weight"
        "this weight is no whole number"
        "write a number such as 10"
    FieldNoText Error "field-no-text"
        "this is a list or map where text should be"
        "write text, in quotes if need be"
    FieldNoAddress Error "field-no-text"
        "this is a list or map where an address should be"
        "write the address as text"
    LinkWithoutAddress Error "links-no-address"
        "this link has no address"
        "write \"text: …\" and \"url: …\""
    UnsafeAddress Error "unsafe-address"
        "the address \"{}\" is of a kind that is not allowed"
        "use http, https, mailto, tel, or an address on this site"
    Icon Error "icon"
        "this is no icon"
        "give an address, an emoji, or a name such as menu_book"
}

impl Rule {
    /// The remark on breaking it at `span`, before its position is known; `value` is what its clauses leave open.
    pub(super) fn broken(self, span: Span, value: &str) -> Diagnostic {
        let mut rest = WORDINGS;
        let mut next = |end: &str| {
            let (part, more) = text::cut(rest, end).unwrap_or_default();
            rest = more;
            part
        };
        for _ in 0..self as usize {
            next("\n");
        }
        Diagnostic {
            severity: match next("\t") {
                "Error" => Severity::Error,
                _ => Severity::Warning,
            },
            code: next("\t"),
            found: filled(next("\t"), value),
            right: filled(next("\n"), value),
            span,
            position: Position { line: 1, column: 1 },
        }
    }
}

/// The clause with `value` where it has `{}`.
#[inline(never)]
fn filled(clause: &str, value: &str) -> String {
    match text::cut(clause, "{}") {
        Some((before, after)) => [before, value, after].concat(),
        None => clause.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_finds_its_own_words() {
        let say = |rule: Rule| rule.broken(Span::default(), "x").to_string();
        for (rule, expected) in [
            (
                Rule::TooManyRemarks,
                "1:1: warning[too-many-remarks]: x more remarks are left out; mend the ones above first",
            ),
            (
                Rule::ListNotPlaced,
                "1:1: warning[list-not-placed]: the list \"x\" is placed nowhere, and this page has shortcodes; \
                 place it: {{< grid items=\"x\" >}}",
            ),
            (
                Rule::Icon,
                "1:1: error[icon]: this is no icon; give an address, an emoji, or a name such as menu_book",
            ),
        ] {
            assert_eq!(say(rule), expected);
        }
        assert_eq!(WORDINGS.lines().count(), Rule::Icon as usize + 1);
        assert!(WORDINGS.lines().all(|line| line.matches('\t').count() == 3));
    }
}
