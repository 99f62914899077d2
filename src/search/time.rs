//! Durations: what authors write as a time, in minutes, and the buckets that readers choose by.

/// The ends of the buckets of durations, in minutes, and their keys. A bucket holds all that takes no longer, as "up to 20
/// minutes" says. The interface puts the key into words.
const BUCKETS: [(u32, &str); 4] = [(10, "10"), (20, "20"), (30, "30"), (60, "60")];
/// The key of what takes longer than the last bucket.
const LONGER: &str = "60+";

/// Calls `take` with the key of each bucket that holds what takes so many minutes.
pub fn buckets(minutes: u32, take: &mut dyn FnMut(&str)) {
    let mut longer = true;
    for (end, key) in BUCKETS {
        if minutes <= end {
            take(key);
            longer = false;
        }
    }
    if longer {
        take(LONGER);
    }
}

/// Whether the key is that of a bucket with an end.
pub fn is_bucket(key: &str) -> bool {
    bucket_order(key) < BUCKETS.len()
}

/// Buckets by their ends, then what is longer, then what is no duration, in page order.
pub fn bucket_order(key: &str) -> usize {
    let end = BUCKETS.iter().position(|it| key == it.1);
    end.unwrap_or(BUCKETS.len() + usize::from(key != LONGER))
}

/// A duration as people write it, in minutes: `20`, `20 minutes`, `1 h 30`, `1.5 hours`, `90 min`, `1:30`.
///
/// Of a range ("10-15 minutes") the end counts. None where there is no number.
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
