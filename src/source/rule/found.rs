//! What was found where a rule is broken.

use super::Rule;

impl Rule {
    /// What was found, as a clause that starts in lower case and has no full stop.
    pub(crate) fn found(&self) -> String {
        match self {
            Self::TooManyDiagnostics { left_out } => {
                return format!("{left_out} more diagnostics are not shown");
            }
            Self::ControlCharacter => "there is a control character here",
            Self::DuplicateKey { key } => {
                return format!("this mapping has the key \"{key}\" more than once");
            }

            Self::FrontMatterUnclosed => "the front matter that starts here is never closed",
            Self::FrontMatterToml => "this front matter is TOML, which is not supported",
            Self::FrontMatterNotMapping => "the front matter is not a mapping",

            Self::YamlTab => "this line is indented with a tab, which YAML does not allow",
            Self::YamlTabForSpace => "there is a tab where YAML allows only spaces",
            Self::YamlIndent => {
                "this line is indented further than the entry above it, which already has a value"
            }
            Self::YamlColon => "there is a colon inside a value that is not quoted",
            Self::YamlSign { sign } => {
                return format!("a value that is not quoted cannot start with \"{sign}\"");
            }
            Self::YamlDepth => "lists and mappings are nested deeper than 128 levels here",
            Self::YamlRepetition => "the aliases repeat too many values",
            Self::YamlAliasOutOfReach => {
                "the anchor of this alias is in a part of the text that could not be read"
            }
            Self::YamlAliasUnknown => "this alias has no anchor before it",
            Self::YamlAliasInside => "an alias is inside the value that it refers to",
            Self::YamlTag => "this value is not of the type that its tag names",
            Self::YamlEscape => "this escape sequence is unknown",
            Self::YamlQuote => "the quote that is opened here is never closed",
            Self::YamlBracket => {
                "the bracket that is opened here is never closed, or a comma is missing after it"
            }
            Self::YamlSyntax => "this line does not fit the YAML above it",

            Self::JsonMore => "there is more text after the end of the JSON value",
            Self::JsonComment => "there is a comment here, which JSON does not allow",
            Self::JsonTrailingComma => "there is a comma after the last item or entry",
            Self::JsonDepth => "lists and objects are nested deeper than 128 levels here",
            Self::JsonSingleQuotes => "this string is in single quotes",
            Self::JsonNoValue => "no JSON value starts with this character",
            Self::JsonEndsBeforeValue => "the JSON ends where a value should be",
            Self::JsonEndsInside => "the JSON ends inside a list or object",
            Self::JsonWord { word } => return format!("the word \"{word}\" is not quoted"),
            Self::JsonName => "there is no key in double quotes here",
            Self::JsonColon => "there is no colon after this key",
            Self::JsonComma => "a comma is missing here",
            Self::JsonTextEnd => "this string is never closed",
            Self::JsonEscape => "this escape sequence is unknown in JSON",
            Self::JsonHex => "there are not four hexadecimal digits after \\u",

            Self::ShortcodeInComment => "this shortcode is in an HTML comment, so it shows nothing",
            Self::ShortcodeUnknown { name } => {
                return format!("the shortcode \"{name}\" is not supported, so it shows nothing");
            }
            Self::ShortcodeGridInGrid => "this grid is inside another grid, so it shows nothing",
            Self::ShortcodeNotOpen => "this closes a shortcode that was not opened",
            Self::ShortcodeInText => "there is a shortcode in this text, where it shows nothing",
            Self::ShortcodeEscapedEnd => "this escaped shortcode is never closed",
            Self::ShortcodeEnd => "this shortcode is never closed",
            Self::ShortcodeDelimiter => {
                "the delimiter that closes this shortcode does not match the one that opens it"
            }
            Self::ShortcodeClosing => "this closing shortcode has parameters",
            Self::ShortcodeMixed => "this shortcode mixes named and positional parameters",
            Self::ShortcodeSign { sign } => {
                return format!("the character \"{sign}\" is not allowed here in a shortcode");
            }
            Self::ShortcodeName => "there is no shortcode name here",
            Self::ShortcodePeriod => "there is a period in this shortcode name",
            Self::ShortcodeBackQuote => "the backquote that is opened here is never closed",
            Self::ShortcodeQuote => "the quote that is opened here is not closed on this line",
            Self::ShortcodeEscape => "there is a backslash before this value",

            Self::TooLong => "this text is longer than 64 MiB",
            Self::TooManyCards => "there are more than 200,000 cards",
            Self::NoCards => "there are no cards in this text",
            Self::ListNotPlaced { key } => {
                return format!("no shortcode on this page shows the list \"{key}\"");
            }
            Self::ItemsUnknown { name } => {
                return format!(
                    "the attribute \"items\" names \"{name}\", but no list has that key"
                );
            }
            Self::ItemsMissing { key } => {
                return format!("there is no list \"{key}\" in the front matter");
            }
            Self::ItemsNotList => "this is a single card where a list of cards should be",
            Self::ItemsEmpty { key } => return format!("the list \"{key}\" has no cards"),
            Self::GridColumns => "this is not a number of columns",

            Self::CardWithoutTitle => "this card has no visible title",
            Self::CardNotMapping => "this list item is not a card",
            Self::CardWeight => "this weight is not a whole number",
            Self::FieldNotText => "this is a list or mapping where text should be",
            Self::AddressNotText => "this is a list or mapping where an address should be",
            Self::LinkWithoutAddress => "this link has no address",
            Self::UnsafeAddress { address } => {
                return format!("the scheme of the address \"{address}\" is not allowed");
            }
            Self::Icon => "this is not an icon",
        }
        .to_owned()
    }
}
