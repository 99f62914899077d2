//! What Unicode says about text, by whoever has the tables: the browser, or crates in native builds.
//!
//! Compiled into the WebAssembly, the tables of the standard library would be 10 KB of it.

/// Normalization, case and letters of text.
pub trait Unicode {
    /// `text` in a normalization form, such as `NFKD`: `String.prototype.normalize` in a browser.
    /// Source: <https://unicode.org/reports/tr15/>.
    fn normalize(&self, text: &str, form: &str) -> String;

    /// `text` in lower case: `String.prototype.toLowerCase` in a browser.
    fn to_lowercase(&self, text: &str) -> String;

    /// `text` in upper case: `String.prototype.toUpperCase` in a browser.
    fn to_uppercase(&self, text: &str) -> String;

    /// Whether a character is a letter or a number: Alphabetic, or of general category N, as for `char::is_alphanumeric`.
    fn is_alphanumeric(&self, character: char) -> bool;

    /// Whether a character is punctuation or a symbol: of general category P or S.
    fn is_punctuation(&self, character: char) -> bool;
}

/// The tables of the standard library, and of the crates `unicode-normalization` and `icu_properties`.
#[cfg(not(target_os = "unknown"))]
pub struct NativeUnicode;

#[cfg(not(target_os = "unknown"))]
impl Unicode for NativeUnicode {
    fn normalize(&self, text: &str, form: &str) -> String {
        use unicode_normalization::UnicodeNormalization;
        match form {
            "NFC" => text.nfc().collect(),
            _ => text.nfkd().collect(),
        }
    }

    fn to_lowercase(&self, text: &str) -> String {
        text.to_lowercase()
    }

    fn to_uppercase(&self, text: &str) -> String {
        text.to_uppercase()
    }

    fn is_alphanumeric(&self, character: char) -> bool {
        character.is_alphanumeric()
    }

    fn is_punctuation(&self, character: char) -> bool {
        use icu_properties::CodePointMapData;
        use icu_properties::props::{GeneralCategory, GeneralCategoryGroup as Group};
        let category = CodePointMapData::<GeneralCategory>::new().get(character);
        Group::Punctuation.union(Group::Symbol).contains(category)
    }
}
