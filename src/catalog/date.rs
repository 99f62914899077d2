//! Dates, as authors write them.

/// A date as its author wrote it, and the day that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// As written, without spaces around it.
    pub text: Box<str>,
    /// The day.
    pub day: Day,
}

/// A day of the calendar, or a month or year as a whole, which comes before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12; 0 for a whole year.
    pub month: u8,
    /// 1 to 31; 0 for a whole month.
    pub day: u8,
}

impl Day {
    /// How many days after `earlier` it comes. A month or a year counts as its first day.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.number() - earlier.number()
    }

    /// The days since the first of March of the year 0, by
    /// [Howard Hinnant's algorithm](https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
    fn number(self) -> i32 {
        let (month, day) = (i32::from(self.month.max(1)), i32::from(self.day.max(1)));
        // Years begin in March, so that the day that is there every four years is their last.
        let (year, month) = match month > 2 {
            true => (i32::from(self.year), month - 3),
            false => (i32::from(self.year) - 1, month + 9),
        };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + day - 1
    }
}

impl Date {
    /// Reads a date as in [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601), with or without a time of day: `2024-01-05`,
    /// `20240105`, `2024-01`, `2024`, `2024-01-05T10:30:00Z`. Also as in [YAML](https://yaml.org/type/timestamp.html), where
    /// a space may stand before the time, and where zeros at the beginning of month and day may be missing.
    ///
    /// The day is the one that is written, whatever the time zone. `None` if the text is not a date, or if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (parts, time) = parts(text);
        if !time.is_empty() && !time.starts_with(|it: char| it.is_ascii_digit()) {
            return None;
        }
        let (year, month, day) = match parts.as_slice() {
            [year] if time.is_empty() => (year, 0, 0),
            [year, month] if time.is_empty() => (year, number(month, 12)?, 0),
            [year, month, day] => {
                let month = number(month, 12)?;
                (year, month, number(day, 31)?)
            }
            _ => return None,
        };
        let is_year = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
        let year = year.parse().ok().filter(|_| is_year)?;
        (day <= days(year, month)).then(|| Self {
            text: text.into(),
            day: Day { year, month, day },
        })
    }

    /// Whether month and day have two digits, as ISO 8601 demands.
    pub fn is_iso(&self) -> bool {
        let (parts, _) = parts(&self.text);
        parts.iter().skip(1).all(|it| it.len() == 2)
    }
}

/// Year, month and day, as far as they are written, and the time.
fn parts(text: &str) -> (Vec<&str>, &str) {
    let end = text.find(['T', 't', ' ', '\t']).unwrap_or(text.len());
    let (date, time) = text.split_at(end);
    let time = time.strip_prefix(['T', 't']).unwrap_or(time).trim_start();
    let parts = match date.len() == 8 && date.bytes().all(|it| it.is_ascii_digit()) {
        true => [date.get(..4), date.get(4..6), date.get(6..)]
            .into_iter()
            .flatten()
            .collect(),
        false => date.split('-').collect(),
    };
    (parts, time)
}

/// A number of one or two digits, from 1 to `most`.
fn number(text: &str, most: u8) -> Option<u8> {
    let is_short = text.len() <= 2 && text.bytes().all(|it| it.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_short)?;
    (1..=most).contains(&number).then_some(number)
}

/// How many days a month has.
fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_iso_8601_and_yaml_write_them() {
        for (text, expected) in [
            ("2024-01-05", Some((2024, 1, 5))),
            (" 2024-01-05 ", Some((2024, 1, 5))),
            ("20240105", Some((2024, 1, 5))),
            ("2024-01", Some((2024, 1, 0))),
            ("2024", Some((2024, 0, 0))),
            ("0000-01-01", Some((0, 1, 1))),
            ("9999-12-31", Some((9999, 12, 31))),
            ("2024-01-05T10:30:00Z", Some((2024, 1, 5))),
            ("2024-01-05T23:30:00-05:00", Some((2024, 1, 5))),
            ("20240105T1030", Some((2024, 1, 5))),
            ("2001-12-14t21:59:43.10-05:00", Some((2001, 12, 14))),
            ("2001-12-14 21:59:43.10 -5", Some((2001, 12, 14))),
            ("2001-12-14\t \t21:59", Some((2001, 12, 14))),
            ("2024-1-5", Some((2024, 1, 5))),
            ("2024-02-29", Some((2024, 2, 29))),
            ("2000-02-29", Some((2000, 2, 29))),
            ("2023-02-29", None),
            ("1900-02-29", None),
            ("2024-04-31", None),
            ("2024-13-01", None),
            ("2024-00-10", None),
            ("2024-01-00", None),
            ("2024-001-05", None),
            ("2024-01-05-06", None),
            ("2024-01-05T", Some((2024, 1, 5))),
            ("2024-01-05 noon", None),
            ("2024 10", None),
            ("2024 edition", None),
            ("24-01-05", None),
            ("-2024-01-05", None),
            ("+2024-01-05", None),
            ("2024-+1-05", None),
            ("2024-01-", None),
            ("1704412800", None),
            ("Jan 7, 2024", None),
            ("05.01.2024", None),
            ("2024/01/05", None),
            ("２０２４-01-05", None),
            ("", None),
        ] {
            let day = Date::parse(text).map(|it| (it.day.year, it.day.month, it.day.day));
            assert_eq!(day, expected, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        for (earlier, later, expected) in [
            ("2026-11-30", "2026-11-30", 0),
            ("2026-11-29", "2026-11-30", 1),
            ("2026-10-31", "2026-11-30", 30),
            ("2026-11-30", "2026-11-01", -29),
            ("2024-02-28", "2024-03-01", 2),
            ("2023-02-28", "2023-03-01", 1),
            ("1900-02-28", "1900-03-01", 1),
            ("2000-02-28", "2000-03-01", 2),
            ("2025-12-31", "2026-01-01", 1),
            ("2026-11", "2026-11-30", 29),
            ("2026", "2026-01-02", 1),
            ("0000-01-01", "9999-12-31", 3_652_424),
        ] {
            let day = |text: &str| Date::parse(text).expect("a date").day;
            let days = day(later).days_since(day(earlier));
            assert_eq!(days, expected, "from {earlier} to {later}");
        }
    }

    #[test]
    fn a_month_comes_before_its_days_and_a_year_before_its_months() {
        let texts = ["2023-12-31", "2024", "2024-01", "2024-1-5", "2024-01-10"];
        let days: Vec<_> = texts
            .iter()
            .map(|it| Date::parse(it).map(|it| it.day))
            .collect();
        assert!(days.is_sorted(), "{days:?}");
    }
}
