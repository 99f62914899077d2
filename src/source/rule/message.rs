//! What diagnostics say: one row for each rule.

use super::Rule;
use crate::source::diagnostic::{Code, Diagnostic, Severity};
use crate::source::span::{Position, Span};
use Severity::{Error, Warning};

impl Rule {
    /// The diagnostic that this rule is broken at `span`, before its position is known.
    pub(crate) fn diagnostic(&self, span: Span) -> Diagnostic {
        let (severity, code, found, right) = self.row();
        let quoted = self.quoted();
        Diagnostic {
            code,
            severity,
            span,
            position: Position { line: 1, column: 1 },
            file: String::new(),
            found: found.replace("{}", &quoted),
            right: right.replace("{}", &quoted),
        }
    }

    /// What takes the place of `{}` in its sentences, mostly something that the author wrote.
    fn quoted(&self) -> String {
        match self {
            Self::TooManyDiagnostics { left_out: number }
            | Self::TooManyValues { most: number }
            | Self::TooManyParts { most: number }
            | Self::TooManyTexts { most: number }
            | Self::TooManyCards { most: number } => number.to_string(),
            Self::FrontMatterUnclosed { fence } => (*fence).to_owned(),
            Self::YamlSpace { sign } => format!("U+{:04X}", u32::from(*sign)),
            Self::YamlSign { sign } | Self::ShortcodeSign { sign } => sign.to_string(),
            #[cfg(not(target_os = "unknown"))]
            Self::TomlSyntax { message } => message.clone(),
            Self::DuplicateKey { key: text }
            | Self::YamlComment { read: text }
            | Self::YamlWordAsTag { read: text }
            | Self::JsonWord { word: text }
            | Self::FrontMatterLanguage { name: text }
            | Self::ListNotPlaced { key: text }
            | Self::ItemsUnknown { name: text }
            | Self::ItemsMissing { key: text }
            | Self::ItemsEmpty { key: text }
            | Self::ListNested { key: text }
            | Self::FieldNotUsed { key: text }
            | Self::AddressWithoutScheme { address: text }
            | Self::UnsafeLink { scheme: text }
            | Self::UnsafeImage { scheme: text } => text.clone(),
            _ => String::new(),
        }
    }

    /// Its severity: an error where something is lost. Its code, which rules that are fixed in the same way share. What was
    /// found, as a clause. What would be right, as an instruction. Sentences start in lower case and have no full stop.
    #[rustfmt::skip]
    fn row(&self) -> (Severity, Code, &'static str, &'static str) {
        match self {
            Self::TooManyDiagnostics { .. } => (Warning, "too-many-diagnostics",
                "{} more diagnostics are not shown", "fix the problems above first"),
            Self::ControlCharacter => (Warning, "control-character",
                "there is a control character here", "delete it; it is read as a space"),
            Self::DuplicateKey { .. } => (Warning, "duplicate-key",
                "this mapping has the key \"{}\" more than once", "keep one of the entries; only the last one is used"),

            Self::FrontMatterUnclosed { .. } => (Warning, "front-matter-unclosed",
                "the front matter that starts here is never closed", "close it with a line that is \"{}\""),
            #[cfg(target_os = "unknown")]
            Self::FrontMatterToml => (Error, "front-matter-toml",
                "this front matter is TOML, which only the command line reads",
                "write it as YAML between two lines that are \"---\", or let \"guide-grid html\" write the element"),
            #[cfg(not(target_os = "unknown"))]
            Self::TomlSyntax { .. } => (Error, "toml-syntax",
                "this is not valid TOML ({})", "write \"key = value\" with text in quotes, and each card below a line such as [[grid]]"),
            Self::FrontMatterNotMapping => (Error, "front-matter-no-map",
                "the front matter is not a mapping",
                "write entries such as \"title: …\", and a key such as \"grid:\" with a list of cards"),
            Self::FrontMatterLanguage { .. } => (Warning, "front-matter-language",
                "this front matter is in the language \"{}\", which is not read", "write it as YAML between two lines that are \"---\""),

            Self::YamlTab => (Error, "yaml-tab",
                "this line is indented with a tab, which YAML does not allow", "indent it with spaces"),
            Self::YamlTabForSpace => (Error, "yaml-tab",
                "there is a tab where YAML allows only spaces", "replace the tab with a space"),
            Self::YamlSpace { .. } => (Error, "yaml-space",
                "this line is indented with the character {}, which is no space in YAML", "indent it with ordinary spaces"),
            Self::YamlIndent => (Error, "yaml-indent",
                "this line is indented further than the entry above it, which already has a value",
                "indent all entries of a card alike, or put a value of several lines in double quotes"),
            Self::YamlColon => (Error, "yaml-colon",
                "there is a colon inside a value that is not quoted", "put the whole value in double quotes"),
            Self::YamlColonSpace => (Error, "yaml-colon",
                "there is no space after the colon of this key", "write \"key: value\", with a space after the colon"),
            Self::YamlAfterQuote => (Error, "yaml-quote",
                "there is more text after the quote that closes this value",
                "put the whole value in quotes of the other kind"),
            Self::YamlComment { .. } => (Warning, "yaml-comment",
                "only \"{}\" was read, as a comment starts at the \"#\" after it", "put the whole value in double quotes"),
            Self::YamlWordAsTag { .. } => (Warning, "yaml-tag",
                "only \"{}\" was read, as the word with \"!\" before it is a tag", "put the whole value in double quotes"),
            Self::YamlSign { .. } => (Error, "yaml-sign",
                "a value that is not quoted cannot start with \"{}\"", "put the whole value in double quotes"),
            Self::YamlDepth => (Error, "yaml-depth",
                "lists and mappings are nested deeper than 128 levels here", "write a flat list of cards"),
            Self::YamlRepetition => (Error, "yaml-repetition",
                "the aliases repeat too many values", "use fewer aliases, or write the values out"),
            Self::YamlAliasOutOfReach => (Error, "yaml-alias",
                "the anchor of this alias is in a part of the text that could not be read",
                "fix the other errors first, or write the value out"),
            Self::YamlAliasUnknown => (Error, "yaml-alias",
                "this alias has no anchor before it",
                "define the anchor before it with \"&name\", or put text that starts with \"*\" in double quotes"),
            Self::YamlAliasInside => (Error, "yaml-alias",
                "an alias is inside the value that it refers to", "refer to another value, or write the value out"),
            Self::YamlTag => (Error, "yaml-tag",
                "this value is not of the type that its tag names", "delete the tag, or write a value of that type"),
            Self::YamlEscape => (Error, "yaml-escape",
                "this escape sequence is unknown", "write \\\\ for a backslash, or use single quotes"),
            Self::YamlQuote => (Error, "yaml-quote",
                "the quote that is opened here is never closed", "close it with the same quote"),
            Self::YamlBracket => (Error, "yaml-bracket",
                "the bracket that is opened here is never closed, or a comma is missing after it",
                "close the bracket, and put commas between its items"),
            Self::YamlSyntax => (Error, "yaml-syntax",
                "this line does not fit the YAML above it",
                "indent all entries of a card alike, write one \"key: value\" on a line, \
                 and put values with special characters in double quotes"),

            Self::JsonMore => (Error, "json-syntax",
                "there is more text after the end of the JSON value", "keep one value: a list of cards, or an object"),
            Self::JsonComment => (Warning, "json-comment",
                "there is a comment here, which JSON does not allow", "delete it, or write the data as YAML"),
            Self::JsonTrailingComma => (Warning, "json-trailing-comma",
                "there is a comma after the last item or entry", "delete it"),
            Self::JsonDepth => (Error, "json-syntax",
                "lists and objects are nested deeper than 128 levels here", "write a flat list of cards"),
            Self::JsonSingleQuotes => (Error, "json-syntax",
                "this string is in single quotes", "use double quotes"),
            Self::JsonNoValue => (Error, "json-syntax",
                "no JSON value starts with this character", "put text in double quotes"),
            Self::JsonEndsBeforeValue => (Error, "json-syntax",
                "the JSON ends where a value should be", "complete it, and close every bracket and brace"),
            Self::JsonEndsInside => (Error, "json-syntax",
                "the JSON ends inside a list or object", "close every bracket and brace"),
            Self::JsonWord { .. } => (Error, "json-syntax",
                "the word \"{}\" is not quoted", "use double quotes"),
            Self::JsonName => (Error, "json-syntax",
                "there is no key in double quotes here", "write \"key\": value"),
            Self::JsonColon => (Error, "json-syntax",
                "there is no colon after this key", "write \"key\": value"),
            Self::JsonComma => (Error, "json-syntax",
                "a comma is missing here", "put a comma between two items or entries"),
            Self::JsonTextEnd => (Error, "json-syntax",
                "this string is never closed", "close it with a double quote"),
            Self::JsonEscape => (Error, "json-syntax",
                "this escape sequence is unknown in JSON", "write \\\\ for a backslash"),
            Self::JsonHex => (Error, "json-syntax",
                "there are not four hexadecimal digits after \\u", "write all four, as in \\u00e9"),

            Self::ShortcodeInComment => (Warning, "shortcode-in-comment",
                "this shortcode is in an HTML comment, so it shows nothing", "move it out of the comment, or delete it"),
            Self::ShortcodeGridInGrid => (Warning, "grid-in-grid",
                "this grid is inside another grid, so it shows nothing", "close the other grid before it"),
            Self::ShortcodeNotOpen => (Warning, "shortcode-not-open",
                "this closes a shortcode that was not opened", "delete it, or open the shortcode before it"),
            Self::ShortcodeInText => (Warning, "shortcode-in-text",
                "there is a shortcode in this text, where it shows nothing",
                "write the text that it stands for, or escape it: {{</* name */>}}"),
            Self::ShortcodeEscapedEnd => (Error, "shortcode-syntax",
                "this escaped shortcode is never closed", "close it with */>}} or */%}}"),
            Self::ShortcodeEnd => (Error, "shortcode-syntax",
                "this shortcode is never closed", "close it with >}} or %}}"),
            Self::ShortcodeDelimiter => (Error, "shortcode-syntax",
                "the delimiter that closes this shortcode does not match the one that opens it",
                "close {{< with >}}, and {{% with %}}"),
            Self::ShortcodeClosing => (Error, "shortcode-syntax",
                "this closing shortcode has parameters", "write {{< /name >}}"),
            Self::ShortcodeMixed => (Error, "shortcode-syntax",
                "this shortcode mixes named and positional parameters", "name all parameters, as in items=\"…\""),
            Self::ShortcodeSign { .. } => (Error, "shortcode-syntax",
                "the character \"{}\" is not allowed here in a shortcode", "put values with special characters in double quotes"),
            Self::ShortcodeName => (Error, "shortcode-syntax",
                "there is no shortcode name here", "write a name, as in {{< grid items=\"…\" >}}"),
            Self::ShortcodePeriod => (Error, "shortcode-syntax",
                "there is a period in this shortcode name", "use the name of the shortcode without its extension"),
            Self::ShortcodeBacktick => (Error, "shortcode-syntax",
                "the backtick that is opened here is never closed", "close it with a backtick"),
            Self::ShortcodeQuote => (Error, "shortcode-syntax",
                "the quote that is opened here is not closed on this line", "close it with a double quote"),
            Self::ShortcodeEscape => (Error, "shortcode-syntax",
                "there is a backslash before this value", "use double quotes without backslashes"),

            Self::TooLong => (Error, "too-long",
                "this text is longer than 64 MiB", "split the text into several"),
            Self::TooManyValues { .. } => (Error, "too-many-values",
                "there are more than {} values here that can only be read together",
                "write lists with each item on lines of its own, and without aliases, or split the text into several"),
            Self::TooManyParts { .. } => (Error, "too-many-parts",
                "there are more than {} headings, paragraphs and shortcodes; what comes after this one is not read",
                "split the page into several"),
            Self::TooManyTexts { .. } => (Error, "too-many-texts",
                "there are more than {} different tags, keywords and values of fields; this card lacks some",
                "use fewer of them, or split the text into several"),
            Self::TooManyCards { .. } => (Error, "too-many-cards",
                "there are more than {} cards, which is too many for this text", "show fewer cards on one page"),
            Self::NoCards => (Error, "no-cards",
                "there are no cards in this text", "list them under a key such as \"grid\", each with a title"),
            Self::NoCardList => (Warning, "no-cards",
                "there is no list of cards in this text", "list them under a key such as \"grid\", each with a title"),
            Self::ListNested { .. } => (Warning, "list-not-used",
                "the list \"{}\" is inside a mapping, so its items are not shown as cards",
                "move it to the top level, or name it \"items\""),
            Self::ListNotPlaced { .. } => (Warning, "list-not-placed",
                "no shortcode on this page shows the list \"{}\"", "show it with {{< grid items=\"{}\" >}}"),
            Self::ItemsUnknown { .. } => (Warning, "items-unknown",
                "the attribute \"items\" names \"{}\", but no list has that key", "use the keys of the lists on this page"),
            Self::ItemsMissing { .. } => (Error, "items-missing",
                "there is no list \"{}\" in the front matter",
                "add \"{}:\" with a list of cards, or use the key of a list that exists"),
            Self::ItemsNotList => (Warning, "items-no-list",
                "this is a single card where a list of cards should be", "start it with a dash"),
            Self::ItemsEmpty { .. } => (Warning, "items-empty",
                "the list \"{}\" has no cards", "add cards to it, each with a title"),
            Self::GridColumns => (Warning, "grid-cols",
                "this is not a number of columns", "write a number from 1 to 12"),

            Self::CardWithoutTitle => (Error, "card-without-title",
                "this card has no title, so it isn't shown", "add a \"title:\" line"),
            Self::CardNotMapping => (Error, "card-without-title",
                "this list item is not a card, so it isn't shown", "write a mapping with a \"title:\" line"),
            Self::CardWeight => (Warning, "card-weight",
                "this weight is not a whole number", "write a number such as 10"),
            Self::CardDate => (Warning, "card-date",
                "this date is not in the form of ISO 8601", "write year, month and day, as in 2024-01-05"),
            Self::FieldNotUsed { .. } => (Warning, "field-not-used",
                "the field \"{}\" is a list or mapping that a card cannot show", "write text, or a list of texts"),
            Self::FieldNotText => (Error, "field-no-text",
                "this is a list or mapping where text should be", "write text, in double quotes if it has special characters"),
            Self::AddressNotText => (Error, "field-no-text",
                "this is a list or mapping where an address should be", "write the address as text"),
            Self::AddressMarkup => (Error, "address-markup",
                "this is HTML or Markdown where an address should be", "write only the address, as in /guides/"),
            Self::AddressTemplate => (Error, "address-template",
                "this address has a template expression in it, which nothing replaces here",
                "write the address that it stands for"),
            Self::AddressWithoutScheme { .. } => (Warning, "address-scheme",
                "\"{}\" has no scheme, so browsers look for it on this site", "write \"https://{}\""),
            Self::LinkWithoutAddress => (Error, "links-no-address",
                "this link has no address", "write \"text: …\" and \"url: …\""),
            Self::UnsafeLink { .. } => (Error, "unsafe-address",
                "\"{}\" links are not allowed", "use http, https, mailto or tel, or an address on this site"),
            Self::UnsafeImage { .. } => (Error, "unsafe-address",
                "\"{}\" images are not allowed", "use http, https or data:image, or an address on this site"),
            Self::Icon => (Error, "icon",
                "this is not an icon", "use an address, an emoji, or a name such as menu_book"),
        }
    }
}
