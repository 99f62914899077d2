//! The rules of a page: what an author may get wrong. What is said about each is in `message.rs`.

mod message;

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

    /// The fence that front matter starts with, and never ends with.
    FrontMatterUnclosed {
        fence: &'static str,
    },
    /// TOML where it cannot be read.
    #[cfg(target_os = "unknown")]
    FrontMatterToml,
    /// TOML that is not valid, and what the library says of it.
    #[cfg(not(target_os = "unknown"))]
    TomlSyntax {
        message: String,
    },
    FrontMatterNotMapping,
    /// Front matter in a language that is not read.
    FrontMatterLanguage {
        name: String,
    },

    /// A tab in the indentation of a line.
    YamlTab,
    /// A tab elsewhere, where only a space is allowed.
    YamlTabForSpace,
    /// A space in the indentation that YAML does not know, such as U+00A0.
    YamlSpace {
        sign: char,
    },
    YamlIndent,
    YamlColon,
    /// A key whose colon has no space after it.
    YamlColonSpace,
    /// Text after the quote that closes a value.
    YamlAfterQuote,
    /// A text that ends at what is most likely not meant as a comment; what is left of it.
    YamlComment {
        read: String,
    },
    /// A text whose first word is read as a tag; what is left of it.
    YamlWordAsTag {
        read: String,
    },
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
    ShortcodeBacktick,
    ShortcodeQuote,
    ShortcodeEscape,

    TooLong,
    /// More values than are read together: how many are.
    TooManyValues {
        most: usize,
    },
    /// More headings, paragraphs and shortcodes than are read: how many are.
    TooManyParts {
        most: usize,
    },
    /// More different tags, keywords and values of fields than are kept: how many are.
    TooManyTexts {
        most: usize,
    },
    /// More cards than are shown: how many are.
    TooManyCards {
        most: usize,
    },
    /// A text that is meant to show cards, and shows none.
    NoCards,
    /// A text in which nothing says that it is meant to show cards.
    NoCardList,
    /// A list of cards that is inside a mapping, where it is not looked for.
    ListNested {
        key: String,
    },
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
    CardDate,
    /// A field that is neither a text nor a list of texts, and has no meaning of its own.
    FieldNotUsed {
        key: String,
    },
    FieldNotText,
    AddressNotText,
    /// HTML or a Markdown link in place of an address.
    AddressMarkup,
    /// An expression of a template engine, which nothing evaluates here.
    AddressTemplate,
    /// The name of a host without `https://`.
    AddressWithoutScheme {
        address: String,
    },
    LinkWithoutAddress,
    /// A link that is not allowed: its scheme with the colon.
    UnsafeLink {
        scheme: String,
    },
    /// A picture or icon that is not allowed: its scheme with the colon.
    UnsafeImage {
        scheme: String,
    },
    Icon,
}
