//! Collation: the order of texts in a language, by whoever knows its rules: the browser, or a crate in native builds.

/// Knows the order of texts in one language.
pub trait Collator {
    /// For each text its rank, the first the least: words as the language orders them, numbers in them by value.
    ///
    /// All texts are asked for in one call, because a call into the browser takes longer than comparing two titles.
    fn ranks(&self, texts: &[&str]) -> Vec<usize>;
}

/// The rules of the `icu_collator` crate.
#[cfg(not(target_os = "unknown"))]
pub struct NativeCollator {
    /// A BCP 47 tag.
    lang: String,
}

#[cfg(not(target_os = "unknown"))]
impl NativeCollator {
    /// The order of the language with this BCP 47 tag; of English, if it is no valid one.
    pub fn new(lang: &str) -> Self {
        let lang = lang.to_owned();
        Self { lang }
    }
}

#[cfg(not(target_os = "unknown"))]
impl Collator for NativeCollator {
    fn ranks(&self, texts: &[&str]) -> Vec<usize> {
        use icu_collator::preferences::CollationNumericOrdering;
        use icu_collator::{CollatorBorrowed, CollatorPreferences};
        use icu_locale_core::Locale;
        use std::collections::HashMap;
        let locale: Locale = self.lang.parse().unwrap_or(icu_locale_core::locale!("en"));
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = CollatorBorrowed::try_new(preferences, Default::default());
        let mut sorted = texts.to_vec();
        sorted.sort_by(|one, other| match &collator {
            Ok(collator) => collator.compare(one, other),
            Err(_) => one.cmp(other),
        });
        let ranks: HashMap<&str, usize> = sorted.into_iter().zip(0..).collect();
        texts
            .iter()
            .filter_map(|it| ranks.get(it).copied())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_as_a_language_orders_them_and_numbers_by_value() {
        for (lang, expected) in [
            ("en", ["Lesson 1", "Lesson 9", "Lesson 10", "v2.2", "v2.10"]),
            ("", ["Élan", "elbe", "Über", "Zug", "zz"]),
            ("de", ["Affe", "Äpfel", "Apfelbaum", "Zoo", "zz"]),
            ("sv", ["Anka", "Zebra", "Ål", "Äpple", "Öl"]),
            ("es", ["nube", "nuez", "ñu", "oca", "oso"]),
            ("not a tag", ["a", "B", "c", "D", "é"]),
        ] {
            let mut texts = expected;
            texts.reverse();
            let ranks = NativeCollator::new(lang).ranks(&texts);
            let mut sorted: Vec<_> = ranks.into_iter().zip(texts).collect();
            sorted.sort_unstable();
            let sorted: Vec<_> = sorted.into_iter().map(|it| it.1).collect();
            assert_eq!(sorted, expected, "{lang}");
        }
    }
}
