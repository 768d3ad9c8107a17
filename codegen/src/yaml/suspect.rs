//! Texts that may use a feature of YAML that specs do not allow.

/// Whether a text may contain an anchor, an alias, a tag, a merge key, or an integer that is not
/// written in plain decimal digits.
///
/// Each of them begins a value or a key.
pub(super) fn is_suspect(text: &str) -> bool {
    text.bytes().enumerate().any(|(at, byte)| match byte {
        b'&' | b'*' | b'!' | b'+' => begins(text, at),
        b'<' => text[at..].starts_with("<<") && begins(text, at),
        b'-' => text[at..].starts_with("-0") && begins(text, at),
        b'0' => text.as_bytes().get(at + 1).is_some_and(|next| b"xob".contains(next)) && begins_number(text, at),
        _ => false,
    })
}

/// Whether a key or a value can begin at a byte.
fn begins(text: &str, at: usize) -> bool {
    // The parser also ends lines at characters outside of ASCII, and skips the byte order mark.
    let before = text[..at].chars().next_back();
    before.is_none_or(|before| before.is_whitespace() || "[{,:?-\u{feff}".contains(before))
}

/// Whether a number can begin at a byte, perhaps after its sign.
fn begins_number(text: &str, at: usize) -> bool {
    begins(text, at) || (text[..at].ends_with(['+', '-']) && begins(text, at - 1))
}

#[cfg(test)]
mod tests {
    use super::is_suspect;

    #[test]
    fn only_the_beginning_of_a_value_is_suspect() {
        let suspect = [
            "&a b",
            "a: &b c",
            "- *a",
            "[*a]",
            "{a: !t b}",
            "a: !",
            "\"a\":&b c",
            "<<: a",
            "{<<: *a}",
            "a: -0",
            "[-0]",
            "a: 0x1F",
            "a: -0b1",
            "a: +0o7",
            "a: +1",
            "? &a b",
            "-\t&a b",
            "\u{feff}&a b",
        ];
        for text in suspect {
            assert!(is_suspect(text), "`{text}`");
        }
        for text in
            ["a: b&c=d", "a: \"b! c\"", "a: 10x", "a: b*c", "a: c0b1", "a: \"+86\"", "a: 2-0", "a: b<<c", "a: \"\""]
        {
            assert!(!is_suspect(text), "`{text}`");
        }
    }
}
