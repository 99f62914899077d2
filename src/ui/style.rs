//! The style sheet, without what only its authors read: comments and indentation are not worth a reader's download.

const SHEET: &[u8] = include_bytes!("widget.css");

const LENGTH: usize = squeeze(&mut [0; SHEET.len()]);

const SQUEEZED: [u8; LENGTH] = {
    let mut out = [0; LENGTH];
    squeeze(&mut out);
    out
};

/// The rules of `widget.css`.
pub const RULES: &str = match str::from_utf8(&SQUEEZED) {
    Ok(rules) => rules,
    Err(_) => "",
};

/// Copies the sheet without comments, line ends and the blanks that mean nothing, and tells how many bytes that is.
#[allow(clippy::indexing_slicing)] // Runs while this is compiled: whatever lies outside is an error then.
const fn squeeze(out: &mut [u8]) -> usize {
    let (mut from, mut to) = (0, 0);
    while from < SHEET.len() {
        if SHEET[from] == b'/' && SHEET[from + 1] == b'*' {
            while !(SHEET[from] == b'*' && SHEET[from + 1] == b'/') {
                from += 1;
            }
            from += 2;
        } else if SHEET[from] == b'\n' || SHEET[from] == b' ' {
            while from < SHEET.len() && (SHEET[from] == b'\n' || SHEET[from] == b' ') {
                from += 1;
            }
            // A selector or a value that goes on needs its blank; after these signs, and before a block, none does.
            let last = if to == 0 { b'{' } else { out[to - 1] };
            let next = if from < SHEET.len() {
                SHEET[from]
            } else {
                b'{'
            };
            if !matches!(last, b'{' | b'}' | b';' | b',' | b'(' | b':') && next != b'{' {
                out[to] = b' ';
                to += 1;
            }
        } else {
            out[to] = SHEET[from];
            to += 1;
            from += 1;
        }
    }
    to
}
