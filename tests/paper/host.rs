//! A host without a browser.

use guide_grid_core::catalog::SafeUrl;
use guide_grid_core::ui::{Address, Clipboard, Copying, Host, PluralCategory, Site};
use web_sys::Element;
use yew::{Callback, KeyboardEvent};

/// Addresses stay as they are, and those with a scheme belong to another site. Numbers and plural forms are right for the shipped
/// languages.
pub struct Paper;

impl Host for Paper {
    fn address(&self, url: &SafeUrl) -> Address {
        let href = url.as_str().to_owned();
        let site = match href.contains("://") {
            true => Site::Other,
            false => Site::Own,
        };
        let href = href.into();
        Address { href, site }
    }

    fn travel(&self, _: &KeyboardEvent) {}

    fn not_loaded(&self, _: &str) {}

    fn rendered(&self) {}

    fn enter_menu(&self, _: &Element) {}

    fn leave_menu(&self, _: &Element) {}

    fn clipboard(&self) -> Clipboard {
        Clipboard::Offered
    }

    fn copy_link(&self, _: Callback<Copying>) {}

    fn plural_category(&self, lang: &str, number: usize) -> PluralCategory {
        plural_category(lang, number)
    }

    fn format_number(&self, lang: &str, number: usize) -> String {
        let separator = match language(lang) {
            "de" | "es" | "it" | "pt" => ".",
            "fr" => "\u{202f}",
            "ru" | "sv" => "\u{a0}",
            _ => ",",
        };
        let digits = number.to_string();
        let mut formatted = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                formatted.push_str(separator);
            }
            formatted.push(digit);
        }
        formatted
    }

    fn lowercase(&self, _: &str, text: &str) -> String {
        text.to_lowercase()
    }
}

/// The language of a BCP 47 tag.
fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// [CLDR's rules](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html) for whole numbers
/// below a million.
fn plural_category(lang: &str, number: usize) -> PluralCategory {
    match (language(lang), number) {
        ("ja" | "ko" | "zh", _) => PluralCategory::Other,
        ("ar", 0) => PluralCategory::Zero,
        ("ar" | "he", 2) => PluralCategory::Two,
        ("fr" | "pt", 0) | (_, 1) => PluralCategory::One,
        ("ru", _) => match (number % 10, number % 100) {
            (1, 0..=10 | 12..) => PluralCategory::One,
            (2..=4, 0..=11 | 15..) => PluralCategory::Few,
            _ => PluralCategory::Many,
        },
        ("ar", _) => match number % 100 {
            3..=10 => PluralCategory::Few,
            11..=99 => PluralCategory::Many,
            _ => PluralCategory::Other,
        },
        _ => PluralCategory::Other,
    }
}
