//! What the browser knows of languages: Unicode, plural forms, numbers, the order of words.

use super::object::object;
use crate::catalog::Unicode;
use crate::search::Collator;
use crate::ui::PluralCategory;
use js_sys::{Array, Function, JsString, RegExp};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// The Unicode tables of the browser.
pub struct BrowserUnicode;

impl Unicode for BrowserUnicode {
    fn normalize(&self, text: &str, form: &str) -> String {
        JsString::from(text).normalize(form).into()
    }

    fn to_lowercase(&self, text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }

    fn to_uppercase(&self, text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }

    fn is_alphanumeric(&self, character: char) -> bool {
        // ASCII needs no call into the browser.
        character.is_ascii_alphanumeric()
            || !character.is_ascii()
                && ALPHANUMERIC.with(|it| it.test(character.encode_utf8(&mut [0; 4])))
    }

    fn is_punctuation(&self, character: char) -> bool {
        character.is_ascii_punctuation()
            || !character.is_ascii()
                && PUNCTUATION.with(|it| it.test(character.encode_utf8(&mut [0; 4])))
    }
}

thread_local! {
    static ALPHANUMERIC: RegExp = RegExp::new(r"[\p{Alphabetic}\p{N}]", "u");
    static PUNCTUATION: RegExp = RegExp::new(r"[\p{P}\p{S}]", "u");
}

// These throw where a tag is invalid, which the bindings of `js_sys` do not catch.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, number: f64) -> String;

    /// A string.
    type Text;
    #[wasm_bindgen(method, js_name = toLocaleLowerCase, catch)]
    fn to_locale_lower_case(this: &Text, locale: &str) -> Result<JsString, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl, js_name = Collator)]
    type IntlCollator;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "Collator", catch)]
    fn new(locales: &Array, options: &JsValue) -> Result<IntlCollator, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn compare(this: &IntlCollator) -> Function;

    #[wasm_bindgen(js_name = Array)]
    type Texts;
    #[wasm_bindgen(method)]
    fn sort(this: &Texts, compare: &Function);
}

/// The order of words in the language with this BCP 47 tag; in English, if the browser does not know it.
pub struct BrowserCollator {
    lang: String,
}

impl BrowserCollator {
    /// The order of words in the language `lang`, a BCP 47 tag.
    pub fn new(lang: &str) -> Self {
        let lang = lang.to_owned();
        Self { lang }
    }
}

impl Collator for BrowserCollator {
    fn ranks(&self, texts: &[&str]) -> Vec<usize> {
        let options = object(&[("numeric", true.into())]);
        // Of a language that the browser does not know, it would take the reader's.
        let english = JsValue::from_str("en");
        let collator =
            IntlCollator::new(&Array::of2(&self.lang.as_str().into(), &english), &options);
        let collator = collator.or_else(|_| IntlCollator::new(&Array::of1(&english), &options));
        let sorted: Array = texts.iter().map(|it| JsValue::from_str(it)).collect();
        if let Ok(collator) = collator {
            sorted.unchecked_ref::<Texts>().sort(&collator.compare());
        }
        let sorted = sorted.iter().filter_map(|it: JsValue| it.as_string());
        let ranks: HashMap<String, usize> = sorted.zip(0..).collect();
        let rank = |text: &&str| ranks.get(*text).copied();
        texts.iter().filter_map(rank).collect()
    }
}

/// The rules of one language; `None` for what the browser could not make.
struct Locale {
    lang: String,
    plurals: Option<PluralRules>,
    numbers: Option<NumberFormat>,
}

impl Locale {
    fn new(lang: &str) -> Self {
        let plurals = PluralRules::new(lang).or_else(|_| PluralRules::new("en"));
        let numbers = NumberFormat::new(lang).or_else(|_| NumberFormat::new("en"));
        Self {
            lang: lang.to_owned(),
            plurals: plurals.ok(),
            numbers: numbers.ok(),
        }
    }
}

thread_local! {
    /// The languages that were asked for: making the rules of one takes longer than using them.
    static LOCALES: RefCell<Vec<Locale>> = RefCell::default();
}

fn with_locale<Answer>(lang: &str, ask: impl FnOnce(&Locale) -> Option<Answer>) -> Option<Answer> {
    LOCALES.with_borrow_mut(|locales| {
        if !locales.iter().any(|it| it.lang == lang) {
            locales.push(Locale::new(lang));
        }
        locales.iter().find(|it| it.lang == lang).and_then(ask)
    })
}

/// The plural form of a language for a number; that of English where `lang` is no valid tag.
pub fn plural_category(lang: &str, number: usize) -> PluralCategory {
    let category = with_locale(lang, |it| {
        PluralCategory::parse(&it.plurals.as_ref()?.select(number as f64))
    });
    category.unwrap_or(PluralCategory::Other)
}

/// A text in lower case as a language writes it; as English does where `lang` is no valid tag.
pub fn lowercase(lang: &str, text: &str) -> String {
    let text = JsString::from(text);
    let lowercase = text.unchecked_ref::<Text>().to_locale_lower_case(lang);
    lowercase.unwrap_or_else(|_| text.to_lower_case()).into()
}

/// A number as a language writes it; as English does where `lang` is no valid tag.
pub fn format_number(lang: &str, number: usize) -> String {
    let text = with_locale(lang, |it| Some(it.numbers.as_ref()?.format(number as f64)));
    text.unwrap_or_else(|| number.to_string())
}
