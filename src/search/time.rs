//! Durations: what authors write as a time, in minutes, and the buckets that readers choose by.

/// The ends of the buckets of durations, in minutes. A bucket holds all that takes no longer, as "up to 20 minutes" says.
/// Its key and label are its end, which the interface puts into words.
const MINUTES: [u32; 4] = [10, 20, 30, 60];
/// The key of what takes longer than the last bucket.
const LONGER: &str = "60+";

/// Calls `take` with the key of each bucket that holds what takes so many minutes.
pub fn buckets(minutes: u32, take: &mut dyn FnMut(&str)) {
    for end in MINUTES.iter().filter(|end| minutes <= **end) {
        take(&end.to_string());
    }
    if MINUTES.iter().all(|end| *end < minutes) {
        take(LONGER);
    }
}

/// Whether the key is that of a bucket with an end.
pub fn is_bucket(key: &str) -> bool {
    bucket_order(key) < MINUTES.len()
}

/// Buckets by their ends, then what is longer, then what is no duration, in page order.
pub fn bucket_order(key: &str) -> usize {
    let end = MINUTES.iter().position(|it| key == it.to_string());
    end.unwrap_or(MINUTES.len() + usize::from(key != LONGER))
}

/// A duration as people write it, in minutes: `20`, `20 minutes`, `1 h 30`, `1.5 hours`, `90 min`, `1:30`.
///
/// Of a range ("10-15 minutes") the end counts. None where there is no number.
pub fn minutes(folded: &str) -> Option<u32> {
    let mut total = None;
    let mut hours = false;
    let mut rest = folded;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest.get(at..)?;
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let number: u32 = rest.get(..digits)?.parse().ok()?;
        rest = rest.get(digits..)?;
        let mut tenths = 0;
        if let Some(fraction) = rest.strip_prefix(['.', ','])
            && fraction.starts_with(|c: char| c.is_ascii_digit())
        {
            tenths = fraction.get(..1)?.parse().ok()?;
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        let unit = rest.trim_start();
        let in_hours = unit.starts_with('h') || unit.starts_with("std") || unit.starts_with(':');
        let value = if in_hours {
            number.checked_mul(60)?.checked_add(tenths * 6)?
        } else if unit.starts_with('d') {
            number.checked_mul(24 * 60)?
        } else {
            number
        };
        total = Some(match total {
            Some(before) if hours => value.checked_add(before)?,
            _ => value,
        });
        hours = in_hours;
    }
    total
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
            ("99999999999 h", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
