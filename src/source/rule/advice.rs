//! What would be right where a rule is broken.

use super::Rule;

impl Rule {
    /// What would be right, as an instruction that starts in lower case and has no full stop.
    pub(crate) fn advice(&self) -> String {
        match self {
            Self::TooManyDiagnostics { .. } => "fix the problems above first",
            Self::ControlCharacter => "delete it; it is read as a space",
            Self::DuplicateKey { .. } => "keep one of the entries; only the last one is used",

            Self::FrontMatterUnclosed => "close it with a line that is \"---\"",
            Self::FrontMatterToml => "write it as YAML between two lines that are \"---\"",
            Self::FrontMatterNotMapping => {
                "write entries such as \"title: …\", and a key such as \"grid:\" with a list of cards"
            }

            Self::YamlTab => "indent it with spaces",
            Self::YamlTabForSpace => "replace the tab with a space",
            Self::YamlIndent => {
                "indent all entries of a card alike, or put a value of several lines in double quotes"
            }
            Self::YamlColon | Self::YamlSign { .. } => "put the whole value in double quotes",
            Self::YamlDepth | Self::JsonDepth => "write a flat list of cards",
            Self::YamlRepetition => "use fewer aliases, or write the values out",
            Self::YamlAliasOutOfReach => "fix the other errors first, or write the value out",
            Self::YamlAliasUnknown => "define the anchor before it with \"&name\"",
            Self::YamlAliasInside => "refer to another value, or write the value out",
            Self::YamlTag => "delete the tag, or write a value of that type",
            Self::YamlEscape => "write \\\\ for a backslash, or use single quotes",
            Self::YamlQuote => "close it with the same quote",
            Self::YamlBracket => "close the bracket, and put commas between its items",
            Self::YamlSyntax => {
                "indent all entries of a card alike, write one \"key: value\" on a line, \
                 and put values with special characters in double quotes"
            }

            Self::JsonMore => "keep one value: a list of cards, or an object",
            Self::JsonComment => "delete it, or write the data as YAML",
            Self::JsonTrailingComma => "delete it",
            Self::JsonSingleQuotes | Self::JsonWord { .. } => "use double quotes",
            Self::JsonNoValue => "put text in double quotes",
            Self::JsonEndsBeforeValue => "complete it, and close every bracket and brace",
            Self::JsonEndsInside => "close every bracket and brace",
            Self::JsonName | Self::JsonColon => "write \"key\": value",
            Self::JsonComma => "put a comma between two items or entries",
            Self::JsonTextEnd => "close it with a double quote",
            Self::JsonEscape => "write \\\\ for a backslash",
            Self::JsonHex => "write all four, as in \\u00e9",

            Self::ShortcodeInComment => "move it out of the comment, or delete it",
            Self::ShortcodeUnknown { .. } => "show cards with \"grid\" or \"card\"",
            Self::ShortcodeGridInGrid => "close the other grid before it",
            Self::ShortcodeNotOpen => "delete it, or open the shortcode before it",
            Self::ShortcodeInText => {
                "write the text that it stands for, or escape it: {{</* name */>}}"
            }
            Self::ShortcodeEscapedEnd => "close it with */>}} or */%}}",
            Self::ShortcodeEnd => "close it with >}} or %}}",
            Self::ShortcodeDelimiter => "close {{< with >}}, and {{% with %}}",
            Self::ShortcodeClosing => "write {{< /name >}}",
            Self::ShortcodeMixed => "name all parameters, as in items=\"…\"",
            Self::ShortcodeSign { .. } => "put values with special characters in double quotes",
            Self::ShortcodeName => "write a name, as in {{< grid items=\"…\" >}}",
            Self::ShortcodePeriod => "use the name of the shortcode without its extension",
            Self::ShortcodeBackQuote => "close it with a backquote",
            Self::ShortcodeQuote => "close it with a double quote",
            Self::ShortcodeEscape => "use double quotes without backslashes",

            Self::TooLong => "split the text into several",
            Self::TooManyCards => "show fewer cards on one page",
            Self::NoCards => "list them under a key such as \"grid\", each with a title",
            Self::ListNotPlaced { key } => {
                return format!("show it with {{{{< grid items=\"{key}\" >}}}}");
            }
            Self::ItemsUnknown { .. } => "use the keys of the lists on this page",
            Self::ItemsMissing { key } => {
                return format!("add \"{key}:\" with a list of cards, or use the key of a list that exists");
            }
            Self::ItemsNotList => "start it with a dash",
            Self::ItemsEmpty { .. } => "add cards to it, each with a title",
            Self::GridColumns => "write a number from 1 to 12",

            Self::CardWithoutTitle => "add an entry \"title: …\"",
            Self::CardNotMapping => "write a mapping with an entry \"title: …\"",
            Self::CardWeight => "write a number such as 10",
            Self::FieldNotText => "write text, in double quotes if it has special characters",
            Self::AddressNotText => "write the address as text",
            Self::LinkWithoutAddress => "write \"text: …\" and \"url: …\"",
            Self::UnsafeAddress { .. } => {
                "use http, https, mailto or tel, or an address on this site"
            }
            Self::Icon => "use an address, an emoji, or a name such as menu_book",
        }
        .to_owned()
    }
}
