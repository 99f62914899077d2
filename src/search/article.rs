//! Article: the Arabic article, which is written as one with its noun: `الحاويات` is "the containers".

/// The article.
const ARTICLE: &str = "ال";
/// How many bytes of a noun there must be: three letters, as roots have. Shorter ones may begin with these letters themselves.
const LEAST_NOUN: usize = 6;

/// A folded word without its article, if it has one.
pub fn without_article(word: &str) -> Option<&str> {
    let noun = word.strip_prefix(ARTICLE)?;
    (noun.len() >= LEAST_NOUN).then_some(noun)
}
