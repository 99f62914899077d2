//! Texts that were made to be much work: a careless parser would need time or memory far beyond their size.

/// What a text repeats, and what stands before and after that.
pub struct Row {
    pub start: &'static str,
    /// Each `№` in it is replaced by a number of its own.
    pub part: &'static str,
    pub end: &'static str,
}

impl Row {
    /// The text of about this many bytes.
    pub fn text(&self, length: usize) -> String {
        let mut text = self.start.to_owned();
        for number in 0.. {
            if text.len() >= length {
                break;
            }
            match self.part.contains('№') {
                true => text += &self.part.replace('№', &number.to_string()),
                false => text += self.part,
            }
        }
        text + self.end
    }
}

const fn row(start: &'static str, part: &'static str, end: &'static str) -> Row {
    Row { start, part, end }
}

pub const ROWS: &[Row] = &[
    // Aliases and anchors.
    row("---\n", "- *a\n", "---\n"),
    row("---\nc:\n", "- title: *a\n", "---\n"),
    row("---\nx: &a x\nc:\n", "- *a\n", "---\n"),
    row("---\nx: ", "&a [", "\n---\n"),
    row("---\n", "!t [", "\n---\n"),
    row("---\nx: ", "&a !t {", "\n---\n"),
    row("---\nc:\n", "- &a [&b [&c [x]]]\n", "---\n"),
    row("---\nx: &a {b: 1}\nc:\n", "- {<<: *a, title: x}\n", "---\n"),
    row("---\nx: &a {b: 1}\nc:\n  <<: [", "*a,", "]\n---\n"),
    row("---\nx: &a {b: 1}\nc:\n", "  <<: *a\n", "---\n"),
    row("---\n", "a№: &a№ x\nb№: *a№\n", "---\n"),
    row("---\nx: &a x\nc: [", "*a, ", "]\n---\n"),
    // One line.
    row(
        "---\nc: [",
        "{\"title\": \"a*b\", \"link\": \"/a/\"}, ",
        "]\n---\n",
    ),
    row("---\nc: [", "{title: a*b}, ", "]\n---\n"),
    row("---\nc: [", "{title: a}, ", "@]\n---\n"),
    // As many values as are read together.
    row(
        "---\nc: [",
        "{title: a*b                                     }, ",
        "]\n---\n",
    ),
    row("---\nc: [", "t№            ,", "]\n---\n"),
    row(
        "---\nx: &a x\nc:\n",
        "- *a                          \n",
        "---\n",
    ),
    row("{\"c\": [", "1                ,", "1]}"),
    row("---\nc: [", "!t a #b, ", "]\n---\n"),
    row("---\nc: [", "\"\\ud83d\\udc33\", ", "]\n---\n"),
    row("---\n", "a: ", "\n---\n"),
    // Errors, each of which is looked at more closely.
    row("---\nc:\n", "- title: A\n  link:/a/\n", "---\n"),
    row("---\nc:\n", "- title: A\n\u{a0} link: /a/\n", "---\n"),
    row("---\nc:\n", "- title: \"a\n", "---\n"),
    row("---\nc:\n", "- !!int a\n", "---\n"),
    row("---\n", "? a\n", "---\n"),
    // TOML.
    row("+++\n", "a\n", "+++\n"),
    row("+++\n", "a = b\n", "+++\n"),
    row("+++\n", "[[a]]\nb = 1\n", "+++\n"),
    row("+++\n", "[[a.b]]\nb = 'é'\n", "+++\n"),
    row("+++\nx = ", "[", "\n+++\n"),
    row("+++\nx = [", "{ a = '", "\n+++\n"),
    row("+++\n", "a.", " = 1\n+++\n"),
    row("+++\nx = '''", "''\n", "\n+++\n"),
    // JSON.
    row("{\"c\": [", "1,", "1]}"),
    row("{\"c\": [", "[],", "[]]}"),
    row("{\"c\": [[", "{},", "{}]]}"),
    row("{", "\"a\":1,", "\"b\":2}"),
    row("{\"c\": [", "{\"title\":\"a\"},", "{}]}"),
    row("{\"c\": [", "{\"title\":\"a*b\",\"link\":\"/a/\"},", "{}]}"),
    // Links.
    row("---\nc:\n", "- title: A\n  link: /a/\n", "---\n"),
    row(
        "---\nc:\n",
        "- {title: A, link: src/a/b.md, icon: /x.svg}\n",
        "---\n",
    ),
    // The body.
    row("", "# \n", "{{< card title=x >}}"),
    row("", "# a\n", "{{< card title=x >}}"),
    row("", "<!-- \n", ""),
    row("", "<!--", ""),
    row("", "{{< cards >}}", "{{< /grid >}}"),
    row("", "{{< grid a >}}", ""),
    row("", "{{< x >}}", "{{< card title=x >}}"),
    row("", "{{</* x */>}}", ""),
    row("{{< card ", "a=b ", ">}}"),
    row("", "{{< card title=x >}}", ""),
    row("", "{{< card title=x >}}\n# a\n", ""),
    row("", "a\n\n", "{{< card title=x >}}"),
    row("---\ngrid:\n- title: A\n---\n", "# №\n{{< grid >}}\n", ""),
    // Texts of cards.
    row("---\nc:\n", "- title: w№ x№\n", "---\n"),
    row("---\nc:\n", "- title: A\n  tags: [t№]\n", "---\n"),
    row("---\nc:\n", "- title: A\n  f№: v\n", "---\n"),
    row("---\nc:\n- title: A\n", "  f№: v\n", "---\n"),
    row("---\nc:\n- title: A\n  tags: [", "t№, ", "]\n---\n"),
    row("---\nc:\n- title: A\n  tags:\n", "  - t№\n", "---\n"),
    row("---\nc:\n- title: A\n  tags: '", "t№,", "'\n---\n"),
    row("---\nc:\n", "- title: A\n  section: s№\n", "---\n"),
    row("---\nc:\n- title: '", "a", "'\n---\n"),
    row("---\nc:\n- title: '", "w№ ", "'\n---\n"),
    row("---\nc:\n- title: '", "<!-- ", "'\n---\n"),
    row("---\nc:\n- title: 'a", " ", "#b'\n---\n"),
    row("---\nc:\n- title: '", "**a** ", "'\n---\n"),
    row("---\nc:\n- title: '", "[a](/b) ", "'\n---\n"),
    row("---\nc:\n- title: '", "é漢 ", "'\n---\n"),
];
