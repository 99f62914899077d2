//! The rules of a page: what an author may get wrong, how much it matters, and under which code it is reported.

mod advice;
mod found;

use super::diagnostic::{Code, Severity};

/// A rule that a page may break, with what its diagnostic quotes from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// More diagnostics than a person would read: how many were left out.
    TooManyDiagnostics {
        left_out: usize,
    },
    ControlCharacter,
    DuplicateKey {
        key: String,
    },

    FrontMatterUnclosed,
    FrontMatterToml,
    FrontMatterNotMapping,

    /// A tab in the indentation of a line.
    YamlTab,
    /// A tab elsewhere, where only a space is allowed.
    YamlTabForSpace,
    YamlIndent,
    YamlColon,
    /// An unquoted scalar that starts with a character that has a meaning of its own.
    YamlSign {
        sign: char,
    },
    YamlDepth,
    YamlRepetition,
    /// An alias whose anchor is in a part of the text that could not be read.
    YamlAliasOutOfReach,
    YamlAliasUnknown,
    /// An alias to a value that contains the alias.
    YamlAliasInside,
    /// A value that is not of the type that its tag names.
    YamlTag,
    YamlEscape,
    YamlQuote,
    YamlBracket,
    YamlSyntax,

    /// Text after the end of the JSON value.
    JsonMore,
    JsonComment,
    JsonTrailingComma,
    JsonDepth,
    JsonSingleQuotes,
    JsonNoValue,
    JsonEndsBeforeValue,
    JsonEndsInside,
    JsonWord {
        word: String,
    },
    JsonName,
    JsonColon,
    JsonComma,
    JsonTextEnd,
    JsonEscape,
    JsonHex,

    ShortcodeInComment,
    ShortcodeUnknown {
        name: String,
    },
    ShortcodeGridInGrid,
    ShortcodeNotOpen,
    /// A shortcode in a title or description.
    ShortcodeInText,
    ShortcodeEscapedEnd,
    ShortcodeEnd,
    ShortcodeDelimiter,
    /// A closing shortcode with parameters.
    ShortcodeClosing,
    /// Named and positional parameters in one shortcode.
    ShortcodeMixed,
    ShortcodeSign {
        sign: char,
    },
    ShortcodeName,
    ShortcodePeriod,
    ShortcodeBackQuote,
    ShortcodeQuote,
    ShortcodeEscape,

    TooLong,
    TooManyCards,
    NoCards,
    ListNotPlaced {
        key: String,
    },
    /// A name in the attribute `items` that no section has.
    ItemsUnknown {
        name: String,
    },
    ItemsMissing {
        key: String,
    },
    ItemsNotList,
    ItemsEmpty {
        key: String,
    },
    GridColumns,

    CardWithoutTitle,
    CardNotMapping,
    CardWeight,
    FieldNotText,
    AddressNotText,
    LinkWithoutAddress,
    UnsafeAddress {
        address: String,
    },
    Icon,
}

impl Rule {
    /// Whether something is lost where this rule is broken.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::TooManyDiagnostics { .. }
            | Self::ControlCharacter
            | Self::DuplicateKey { .. }
            | Self::FrontMatterUnclosed
            | Self::JsonComment
            | Self::JsonTrailingComma
            | Self::ShortcodeInComment
            | Self::ShortcodeUnknown { .. }
            | Self::ShortcodeGridInGrid
            | Self::ShortcodeNotOpen
            | Self::ShortcodeInText
            | Self::NoCards
            | Self::ListNotPlaced { .. }
            | Self::ItemsUnknown { .. }
            | Self::ItemsNotList
            | Self::ItemsEmpty { .. }
            | Self::GridColumns
            | Self::CardWeight => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The code under which this rule is reported. Rules that are fixed in the same way share one.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::TooManyDiagnostics { .. } => "too-many-diagnostics",
            Self::ControlCharacter => "control-character",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::FrontMatterUnclosed => "front-matter-unclosed",
            Self::FrontMatterToml => "front-matter-toml",
            Self::FrontMatterNotMapping => "front-matter-no-map",
            Self::YamlTab | Self::YamlTabForSpace => "yaml-tab",
            Self::YamlIndent => "yaml-indent",
            Self::YamlColon => "yaml-colon",
            Self::YamlSign { .. } => "yaml-sign",
            Self::YamlDepth => "yaml-depth",
            Self::YamlRepetition => "yaml-repetition",
            Self::YamlAliasOutOfReach | Self::YamlAliasUnknown | Self::YamlAliasInside => {
                "yaml-alias"
            }
            Self::YamlTag => "yaml-tag",
            Self::YamlEscape => "yaml-escape",
            Self::YamlQuote => "yaml-quote",
            Self::YamlBracket => "yaml-bracket",
            Self::YamlSyntax => "yaml-syntax",
            Self::JsonComment => "json-comment",
            Self::JsonTrailingComma => "json-trailing-comma",
            Self::JsonMore
            | Self::JsonDepth
            | Self::JsonSingleQuotes
            | Self::JsonNoValue
            | Self::JsonEndsBeforeValue
            | Self::JsonEndsInside
            | Self::JsonWord { .. }
            | Self::JsonName
            | Self::JsonColon
            | Self::JsonComma
            | Self::JsonTextEnd
            | Self::JsonEscape
            | Self::JsonHex => "json-syntax",
            Self::ShortcodeInComment => "shortcode-in-comment",
            Self::ShortcodeUnknown { .. } | Self::ShortcodeGridInGrid => "shortcode-unknown",
            Self::ShortcodeNotOpen => "shortcode-not-open",
            Self::ShortcodeInText => "shortcode-in-text",
            Self::ShortcodeEscapedEnd
            | Self::ShortcodeEnd
            | Self::ShortcodeDelimiter
            | Self::ShortcodeClosing
            | Self::ShortcodeMixed
            | Self::ShortcodeSign { .. }
            | Self::ShortcodeName
            | Self::ShortcodePeriod
            | Self::ShortcodeBackQuote
            | Self::ShortcodeQuote
            | Self::ShortcodeEscape => "shortcode-syntax",
            Self::TooLong => "too-long",
            Self::TooManyCards => "too-many-cards",
            Self::NoCards => "no-cards",
            Self::ListNotPlaced { .. } => "list-not-placed",
            Self::ItemsUnknown { .. } => "items-unknown",
            Self::ItemsMissing { .. } => "items-missing",
            Self::ItemsNotList => "items-no-list",
            Self::ItemsEmpty { .. } => "items-empty",
            Self::GridColumns => "grid-cols",
            Self::CardWithoutTitle | Self::CardNotMapping => "card-without-title",
            Self::CardWeight => "card-weight",
            Self::FieldNotText | Self::AddressNotText => "field-no-text",
            Self::LinkWithoutAddress => "links-no-address",
            Self::UnsafeAddress { .. } => "unsafe-address",
            Self::Icon => "icon",
        }
    }
}
