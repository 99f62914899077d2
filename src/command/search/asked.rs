//! What readers asked, as lists of queries with counts.

use std::collections::HashMap;

/// A query, and how often it was asked.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) query: String,
    pub(super) count: u64,
}

/// The queries of a list, each once whatever its case, those that were asked most first, then in the order of the list.
pub(super) fn queries(lines: &str) -> Vec<Asked> {
    let mut found: Vec<Asked> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let lines = lines.trim_start_matches('\u{FEFF}');
    for line in lines.lines().skip(usize::from(has_header(lines))) {
        let asked = asked(line);
        if asked.query.is_empty() {
            continue;
        }
        let place = *places
            .entry(asked.query.to_lowercase())
            .or_insert(found.len());
        match found.get_mut(place) {
            Some(same) => same.count += asked.count,
            None => found.push(asked),
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.count));
    found
}

/// Whether the first line names the columns, as in `query,count`: it has no count, and the second has one there.
fn has_header(lines: &str) -> bool {
    let mut cells = lines.lines().map(|line| {
        let cells = line.rsplit_once('\t').or_else(|| line.rsplit_once(','));
        cells.map_or("", |(_, last)| last)
    });
    let (first, second) = (cells.next().unwrap_or_default(), cells.next());
    first.starts_with(char::is_alphabetic)
        && second.is_some_and(|it| it.trim().parse::<u64>().is_ok())
}

/// The query of a line, and its count, which is 1 if there is none.
fn asked(line: &str) -> Asked {
    let with_count = |query: &str, count: &str| {
        let count = count.trim().parse().ok()?;
        let query = query.trim();
        let unquoted = query.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let query = match unquoted {
            Some(it) => it.replace("\"\"", "\""),
            None => query.to_owned(),
        };
        Some(Asked { query, count })
    };
    let after = line.rsplit_once('\t').or_else(|| line.rsplit_once(','));
    let counted = after.and_then(|(query, count)| with_count(query, count));
    // A query may begin with a number, so only a count in a column of its own is one.
    let before = line.trim_start().split_once(' ');
    let before = before.filter(|_| line.starts_with(' '));
    counted
        .or_else(|| before.and_then(|(count, query)| with_count(query, count)))
        .unwrap_or_else(|| Asked {
            query: line.trim().to_owned(),
            count: 1,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_counts_in_the_forms_of_analytics_and_of_uniq() {
        for (line, query, count) in [
            ("docker", "docker", 1),
            ("docker,12", "docker", 12),
            ("docker compose\t3", "docker compose", 3),
            ("\"a, \"\"b\"\"\",4", "a, \"b\"", 4),
            ("      7 404 error", "404 error", 7),
            ("404 error", "404 error", 1),
            ("a, b", "a, b", 1),
            ("  docker\r", "docker", 1),
            ("", "", 1),
        ] {
            let expected = Asked {
                query: query.to_owned(),
                count,
            };
            assert_eq!(asked(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_query_that_was_asked_several_times_counts_once() {
        let found = queries("a\nDocker,2\n\nb\ndocker\n");
        let found: Vec<_> = found.iter().map(|it| (&*it.query, it.count)).collect();
        assert_eq!(found, [("Docker", 3), ("a", 1), ("b", 1)]);
    }

    #[test]
    fn names_of_columns_are_no_query() {
        for (lines, expected) in [
            ("query,count\ndocker,3\n", "docker"),
            ("\u{feff}Search Term\tTotal\r\ndocker\t3\r\n", "docker"),
            ("a, b\ndocker,3\n", "docker a, b"),
            ("a,b\nc\n", "a,b c"),
            ("docker,3\ncompose,4\n", "compose docker"),
        ] {
            let found: Vec<_> = queries(lines).into_iter().map(|it| it.query).collect();
            assert_eq!(found.join(" "), expected, "{lines}");
        }
    }
}
