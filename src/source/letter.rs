//! Letters of all scripts, told apart by a few ranges: the standard library's tables weigh more than a page's own code.

/// Whether `it` is a letter or a digit. Outside ASCII everything is one that is no blank, mark, sign or picture.
pub(crate) fn is_letter(it: char) -> bool {
    if it.is_ascii() {
        return it.is_ascii_alphanumeric();
    }
    let sign = matches!(it,
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{b4}' | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '×' | '÷'
        | '\u{2c2}'..='\u{2c5}' | '\u{300}'..='\u{344}' | '\u{346}'..='\u{36f}' | '\u{37e}' | '\u{387}'
        | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{5be}' | '\u{5f3}' | '\u{5f4}' | '\u{60c}' | '\u{61b}' | '\u{61f}'
        | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{e3f}' | '\u{e4f}' | '\u{1361}'..='\u{1368}'
        | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20ff}' | '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2775}'
        | '\u{2794}'..='\u{2bff}' | '\u{2e00}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}'..='\u{3040}'
        | '\u{30a0}' | '\u{30fb}' | '\u{e000}'..='\u{f8ff}' | '\u{fd3e}' | '\u{fd3f}' | '\u{fe00}'..='\u{fe6f}'
        | '\u{feff}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
        | '\u{ffe0}'..='\u{ffff}' | '\u{1f000}'..='\u{1fbef}' | '\u{e0000}'..);
    !sign
}

/// The small letter for a capital one of the Latin, Greek and Cyrillic alphabets; every other character as it is.
pub(crate) fn lower(it: char) -> char {
    let code = it as u32;
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3AB | 0x410..=0x42F => code + 32,
        0x400..=0x40F => code + 80,
        0x386 => 0x3AC,
        0x388..=0x38A => code + 37,
        0x38C => 0x3CC,
        0x38E | 0x38F => code + 63,
        0x130 => 0x69,
        0x178 => 0xFF,
        0x139..=0x148 | 0x179..=0x17E => code + code % 2,
        0x100..=0x177
        | 0x218..=0x21B
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(it)
}

/// The capital letter whose small one `it` is, by the same rules as [`lower`].
pub(crate) fn upper(it: char) -> char {
    for back in [32, 1, 80, 37, 63] {
        if let Some(capital) = (it as u32).checked_sub(back).and_then(char::from_u32)
            && lower(capital) == it
        {
            return capital;
        }
    }
    it
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_alphabets_that_have_two_sizes_are_changed_as_unicode_says() {
        // Not the two whose small or capital letter is several characters, or of another range.
        let letters = ('A'..='\u{17f}')
            .chain('Α'..='ώ')
            .chain('Ѐ'..='ҁ')
            .chain('Ḁ'..='ẕ');
        for it in letters.filter(|it| !matches!(it, 'İ' | 'ı' | '\u{138}' | '\u{149}' | 'ſ')) {
            if it.is_uppercase() && !(0x3CF..0x400).contains(&(it as u32)) {
                assert!(it.to_lowercase().eq([lower(it)]), "{it} {:x}", it as u32);
            } else if it.is_lowercase() {
                assert_eq!(lower(it), it, "{it} {:x}", it as u32);
            }
        }
        for (small, capital) in [
            ('a', 'A'),
            ('é', 'É'),
            ('ß', 'ß'),
            ('ž', 'Ž'),
            ('ω', 'Ω'),
            ('я', 'Я'),
            ('漢', '漢'),
        ] {
            assert_eq!(upper(small), capital);
        }
    }

    #[test]
    fn signs_are_no_letters_in_any_script() {
        for it in "aZ9éßжωשع日本ก२한ー々".chars() {
            assert!(is_letter(it), "{it}");
        }
        for it in " -_.!«»…—“”、。・（）！€→★🐳\u{301}\u{feff}".chars() {
            assert!(!is_letter(it), "{it}");
        }
    }
}
