//! Durations: what authors write as a time, in minutes, and the buckets that readers choose by.

/// The buckets of durations: the least and the most minutes, and the key, which the interface puts into words.
///
/// All but the last hold everything that takes no longer, as "up to 20 minutes" says; the last is for what is in no other.
pub static BUCKETS: [(u32, u32, &str); 5] = [
    (0, 10, "10"),
    (0, 20, "20"),
    (0, 30, "30"),
    (0, 60, "60"),
    (61, u32::MAX, "60+"),
];

/// Which bucket has this key; what is no duration comes after them all.
pub fn bucket(key: &str) -> usize {
    let at = BUCKETS.iter().position(|it| key == it.2);
    at.unwrap_or(BUCKETS.len())
}

/// A duration as people write it, in minutes: `20`, `20 minutes`, `1 h 30`, `1.5 hours`, `90 min`, `1:30`.
///
/// Of a range ("10-15 minutes") the end counts. None where there is no number.
#[inline(never)]
pub fn minutes(folded: &str) -> Option<u32> {
    let bytes = folded.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut total: Option<u32> = None;
    let mut hours = false;
    let mut at = 0;
    while at < bytes.len() {
        if !byte(at).is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut number = 0u32;
        while byte(at).is_ascii_digit() {
            number = number
                .checked_mul(10)?
                .checked_add(u32::from(byte(at) - b'0'))?;
            at += 1;
        }
        let mut tenths = 0;
        if matches!(byte(at), b'.' | b',') && byte(at + 1).is_ascii_digit() {
            tenths = u32::from(byte(at + 1) - b'0');
            at += 1;
            while byte(at).is_ascii_digit() {
                at += 1;
            }
        }
        let mut unit = at;
        while byte(unit) == b' ' {
            unit += 1;
        }
        let in_hours = match byte(unit) {
            b'h' | b':' => true,
            b's' => byte(unit + 1) == b't' && byte(unit + 2) == b'd',
            _ => false,
        };
        let value = match byte(unit) {
            _ if in_hours => number.checked_mul(60)?.checked_add(tenths * 6)?,
            b'd' => number.checked_mul(24 * 60)?,
            _ => number,
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
