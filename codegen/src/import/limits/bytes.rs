//! The bytes that a text has: a quick answer to which words it cannot contain.

/// The bytes of a text.
pub(super) struct Bytes([bool; 256]);

impl Bytes {
    pub(super) fn of(text: &str) -> Self {
        let mut bytes = [false; 256];
        text.bytes().for_each(|byte| bytes[usize::from(byte)] = true);
        Self(bytes)
    }

    /// Whether the text may contain a word.
    pub(super) fn may_have(&self, word: &str) -> bool {
        word.bytes().all(|byte| self.0[usize::from(byte)])
    }
}

#[cfg(test)]
mod tests {
    use super::Bytes;

    #[test]
    fn a_word_needs_all_its_bytes() {
        let bytes = Bytes::of("最多 20 个");
        for (word, expected) in
            [("最多", true), ("多最", true), ("2", true), ("", true), ("不超过", false), ("21", false)]
        {
            assert_eq!(bytes.may_have(word), expected, "{word}");
        }
    }
}
