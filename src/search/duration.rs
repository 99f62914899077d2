//! Durations: what authors write as a length of time, in minutes, and the ranges that readers choose from.

/// A range of durations.
pub struct Bucket {
    /// Its key, which the interface puts into words.
    pub key: &'static str,
    /// The shortest duration in it, in minutes.
    least: u32,
    /// The longest duration in it, in minutes.
    most: u32,
}

/// The buckets of durations, the shortest first.
///
/// All but the last hold every duration up to their limit, as "up to 20 minutes" says; the last holds what no other does.
pub const BUCKETS: [Bucket; 5] = [
    bucket("10", 0, 10),
    bucket("20", 0, 20),
    bucket("30", 0, 30),
    bucket("60", 0, 60),
    bucket("60+", 61, u32::MAX),
];

const fn bucket(key: &'static str, least: u32, most: u32) -> Bucket {
    Bucket { key, least, most }
}

/// The keys of the buckets that hold a duration, as people write it; empty if the text is not one.
pub fn buckets_of(text: &str) -> impl Iterator<Item = &'static str> {
    let minutes = minutes(text);
    let holds =
        move |it: &&Bucket| minutes.is_some_and(|minutes| (it.least..=it.most).contains(&minutes));
    BUCKETS.iter().filter(holds).map(|it| it.key)
}

/// The position of the bucket with this key; every other key comes after all of them.
pub fn bucket_position(key: &str) -> usize {
    let position = BUCKETS.iter().position(|it| it.key == key);
    position.unwrap_or(BUCKETS.len())
}

/// A unit of time, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Minute,
    Hour,
    Day,
}

impl Unit {
    /// The unit that `text` begins with; without one, a number means minutes.
    fn of(text: &str) -> Self {
        match text.trim_start_matches(' ') {
            it if it.starts_with(['h', ':']) || it.starts_with("std") => Self::Hour,
            it if it.starts_with('d') => Self::Day,
            _ => Self::Minute,
        }
    }

    fn minutes(self) -> u32 {
        match self {
            Self::Minute => 1,
            Self::Hour => 60,
            Self::Day => 24 * 60,
        }
    }
}

/// A duration as people write it, folded, in minutes: `20`, `20 minutes`, `1 h 30`, `1.5 hours`, `90 min`, `1:30`.
///
/// A range, such as `10-15 minutes`, is as long as its end. `None` if the text has no number, or if the number of minutes
/// does not fit into a `u32`.
fn minutes(text: &str) -> Option<u32> {
    let mut total = None;
    let mut unit_before = None;
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (whole, after) = digits(rest.get(start..)?);
        let (hundredths, after) = fraction(after);
        let unit = Unit::of(after);
        let part = hundredths * unit.minutes();
        let whole = whole.parse::<u32>().ok()?.checked_mul(unit.minutes())?;
        let minutes = whole.checked_add((part + 50) / 100)?;
        total = match total {
            // `1 h 30` is a sum, `10-15 minutes` is not.
            Some(total) if unit_before > Some(unit) => minutes.checked_add(total),
            _ => Some(minutes),
        };
        total?;
        unit_before = Some(unit);
        rest = after;
    }
    total
}

/// The digits that `text` begins with, and what follows them.
pub fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

/// The hundredths that `text` begins with, as in `.5` or `,25`, and what follows them; more than two digits are ignored.
pub fn fraction(text: &str) -> (u32, &str) {
    match text.strip_prefix(['.', ',']).map(digits) {
        Some((digits, after)) if !digits.is_empty() => {
            let two = digits.bytes().chain(*b"0").take(2);
            let hundredths = two.fold(0, |sum, it| sum * 10 + u32::from(it - b'0'));
            (hundredths, after)
        }
        _ => (0, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        for (text, expected) in [
            ("20 minutes", Some(20)),
            ("20", Some(20)),
            ("90 min", Some(90)),
            ("1 h 30", Some(90)),
            ("1h30m", Some(90)),
            ("1 hour and 5 minutes", Some(65)),
            ("2 hours", Some(120)),
            ("1.5 hours", Some(90)),
            ("0,5 h", Some(30)),
            ("1:30", Some(90)),
            ("10-15 minutes", Some(15)),
            ("1 day", Some(1440)),
            ("a while", None),
            ("", None),
            ("1.25 hours", Some(75)),
            ("1.999 hours", Some(119)),
            ("1.5 days", Some(2160)),
            ("1 day 2 hours", Some(1560)),
            ("1 h - 2 h", Some(120)),
            ("4294967295", Some(u32::MAX)),
            ("4294967295.9 min", None),
            ("4294967296 minutes", None),
            ("71582789 h", None),
            ("71582788 h 16", None),
            ("99999999999 h", None),
            ("99999999999999999999999999999999 days", None),
            ("1.", Some(1)),
            (".5 h", Some(300)),
            ("-5 minutes", Some(5)),
            ("２０ minutes", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
