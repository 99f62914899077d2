//! Scales: the order in which people expect the values of some facets, such as levels, months, sizes and versions.

use super::Folder;
use super::duration::{digits, fraction};

/// Where a value stands on a scale: steps and amounts have one number, versions several.
type Place = Vec<u64>;

/// Gives a key its place; none, if it is not on the scale.
type Scale<'a> = &'a dyn Fn(&str) -> Option<Place>;

/// The places of values, by their keys, on the scale on which more than half of them stand; none, if there is no such scale.
/// Values that are not on it have no place.
pub fn places(keys: &[&str], folder: &Folder) -> Vec<Option<Place>> {
    let steps = |steps: &[&str]| -> Vec<String> { steps.iter().map(|it| folder.key(it)).collect() };
    let (levels, months, sizes) = (steps(&LEVELS), steps(&MONTHS), steps(&SIZES));
    let word = common_word(keys);
    let scales: [Scale<'_>; 5] = [
        &|key| step(key, &levels),
        &|key| step(key, &months),
        &|key| step(key, &sizes),
        &amount,
        &|key| numbers(key, word?),
    ];
    let on = |scale: &Scale<'_>| {
        let places: Vec<Option<Place>> = keys.iter().map(|it| scale(it)).collect();
        (2 * places.iter().flatten().count() > keys.len()).then_some(places)
    };
    scales.iter().find_map(on).unwrap_or_default()
}

/// Levels of difficulty, the easiest first: for each step its words, or their beginnings, in the languages that the interface
/// speaks.
const LEVELS: [&str; 4] = [
    "beginner novice basic elementary introduct starter easy anfänger einsteiger grundlage leicht débutant facile \
     élémentaire principiant básico fácil iniciante nybörjare lätt base начинающ легк מתחיל בסיסי مبتدئ سهل 初級 初级 入門 入门 \
     初心者 초급 입문",
    "intermedi medium moderate mittel fortgeschritten intermédiaire moyen medio medel средн בינוני متوسط 中級 中级 중급",
    "advanced hard difficult schwer avancé difficile avanzado difícil avançado avanzato avancerad svår продвинут сложн מתקדם \
     متقدم 上級 上级 高級 高级 고급",
    "expert master profi experto especialista esperto эксперт מומחה خبير 専門 专家 專家 전문가",
];

/// The months in the languages that the interface speaks and that have names for them.
const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio januari январь ינואר يناير",
    "february februar février febrero fevereiro febbraio februari февраль פברואר فبراير",
    "march märz mars marzo março март מרץ مارس",
    "april avril abril aprile апрель אפריל أبريل",
    "may mai mayo maio maggio maj май מאי مايو",
    "june juni juin junio junho giugno июнь יוני يونيو",
    "july juli juillet julio julho luglio июль יולי يوليو",
    "august août agosto augusti август אוגוסט أغسطس",
    "september septembre septiembre setembro settembre сентябрь ספטמבר سبتمبر",
    "october oktober octobre octubre outubro ottobre октябрь אוקטובר أكتوبر",
    "november novembre noviembre novembro ноябрь נובמבר نوفمبر",
    "december dezember décembre diciembre dezembro dicembre декабрь דצמבר ديسمبر",
];

/// Sizes as of clothes and machines, the smallest first.
const SIZES: [&str; 7] = [
    "xxs nano",
    "xs tiny micro mini",
    "s small",
    "m medium",
    "l large big",
    "xl x-large",
    "xxl 2xl xx-large",
];

/// Units of data, the smallest first; each is 1,024 of the one before.
const UNITS: [&str; 5] = ["b", "kb", "mb", "gb", "tb"];

/// The step that a key is a word of.
fn step(key: &str, steps: &[String]) -> Option<Place> {
    let is_word = |step: &String| step.split(' ').any(|word| means(key, word));
    let step = steps.iter().position(is_word)?;
    Some(vec![step as u64])
}

/// Whether a key means a word: it is the word, or its beginning (`jan`), or the word with an ending (`beginners`), unless the
/// word is so short that others begin with it by chance.
fn means(key: &str, word: &str) -> bool {
    let has_ending = |ending: &str| !ending.contains(|it: char| it.is_ascii_digit());
    key == word
        || key.len() >= 3 && word.starts_with(key)
        || word.len() >= 5 && key.strip_prefix(word).is_some_and(has_ending)
}

/// An amount of data, such as `512 KB` or `1.5 GiB`, in hundredths of a byte.
fn amount(key: &str) -> Option<Place> {
    let (whole, after) = digits(key);
    let (hundredths, unit) = fraction(after);
    let unit = unit.trim_start().replace("ib", "b");
    let power = UNITS.iter().position(|it| *it == unit)?;
    let number = whole.parse::<u64>().ok()?.checked_mul(100)?;
    let number = number.checked_add(u64::from(hundredths))?;
    Some(vec![number.saturating_mul(1024_u64.pow(power as u32))])
}

/// The numbers in a key, if the first of them comes after `word`: versions and other numbers by value, part by part.
fn numbers(key: &str, word: &str) -> Option<Place> {
    if word_before_number(key) != Some(word) {
        return None;
    }
    let parts = key.split(|it: char| !it.is_ascii_digit());
    parts
        .filter(|it| !it.is_empty())
        .map(|it| it.parse().ok())
        .collect()
}

/// What stands before the first number in a key, without punctuation and without the `v` of versions.
fn word_before_number(key: &str) -> Option<&str> {
    let number = key.find(|it: char| it.is_ascii_digit())?;
    let before = key.get(..number)?;
    let word = before.trim_matches(|it: char| it == ' ' || it.is_ascii_punctuation());
    Some(if word == "v" { "" } else { word })
}

/// The word that stands before the numbers of more than half of the keys, if there is one; else any, or none. Source: the
/// [majority vote of Boyer and Moore](https://www.cs.utexas.edu/~moore/best-ideas/mjrty/).
fn common_word<'k>(keys: &[&'k str]) -> Option<&'k str> {
    let (mut word, mut votes) = (None, 0);
    for key in keys {
        let other = word_before_number(key);
        match votes {
            0 => (word, votes) = (other, 1),
            _ if other == word => votes += 1,
            _ => votes -= 1,
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::ranking;

    #[test]
    fn values_come_in_the_order_of_the_scale_on_which_most_of_them_stand() {
        let rows: [&[&str]; 24] = [
            &["Beginner", "Intermediate", "Advanced", "Expert"],
            &["easy", "medium", "hard"],
            &["Introductory", "intermediate", "Advanced users", "All"],
            &["Anfänger", "Fortgeschrittene", "Experten"],
            &["Débutant", "Intermédiaire", "Avancé", "Expert"],
            &["Principiante", "Intermedio", "Avanzado", "Experto"],
            &["Iniciante", "Intermediário", "Avançado", "Especialista"],
            &["Nybörjare", "Medel", "Avancerad", "Expert"],
            &["Начинающий", "Средний", "Продвинутый", "Эксперт"],
            &["مبتدئ", "متوسط", "متقدم", "خبير"],
            &["初級", "中級", "上級"],
            &["초급", "중급", "고급", "전문가"],
            &["January", "Feb", "March", "Sept", "December"],
            &["Januar", "März", "Mai", "Oktober"],
            &["janvier", "février", "mai", "juin", "juillet", "août"],
            &["январь", "май", "июнь", "июль"],
            &["1月", "2月", "10月"],
            &["XS", "S", "M", "L", "XL", "2XL"],
            &["small", "medium", "large"],
            &["512 B", "2 KB", "1.5 MB", "20 MB", "1 GiB"],
            &["1.9", "v1.10", "2.0-beta", "10.0", "latest"],
            &["Python 2.7", "Python 3.9", "Python 3.11", "Go"],
            &["<10", "10-50", "50-100", "> 100"],
            &["2023-12", "2024-02", "2024-10"],
        ];
        let folder = Folder::native();
        for expected in rows {
            let reversed: Vec<String> = expected.iter().rev().map(|it| folder.key(it)).collect();
            let keys: Vec<&str> = reversed.iter().map(String::as_str).collect();
            let places = places(&keys, &folder);
            let place = |at: usize| places.get(at).map(|it| (it.is_none(), it));
            let order = ranking(keys.len(), &|one, other| place(one).cmp(&place(other)));
            let sorted: Vec<&str> = order.into_iter().map(|at| keys[at]).collect();
            let expected: Vec<String> = expected.iter().map(|it| folder.key(it)).collect();
            assert_eq!(sorted, expected);
        }
    }

    #[test]
    fn values_without_a_common_scale_have_no_place() {
        let rows: [&[&str]; 9] = [
            &[],
            &["docker"],
            &["docker", "advanced", "compose"],
            &["python3", "es6", "k8s", "c++17"],
            &["2024", "docker"],
            &["market", "setup", "general", "output"],
            &["hardware", "masterless", "mediawiki"],
            &["l10n", "i18n", "s3"],
            &["may 2024", "april 2025", "march 2024"],
        ];
        for keys in rows {
            assert_eq!(places(keys, &Folder::native()), [], "{keys:?}");
        }
    }
}
