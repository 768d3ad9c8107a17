//! A record of the format, its keys and their types.

/// A mapping with a fixed set of keys.
#[derive(Debug)]
pub struct Record {
    /// The name in the reference.
    pub name: &'static str,
    /// The purpose of the record.
    pub doc: &'static str,
    /// The keys, in the order in which they are written.
    pub keys: &'static [Key],
}

/// One key of a record.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// The type of the value.
    pub kind: KeyType,
    /// Whether the key is required.
    pub required: bool,
    /// The default value, in words; empty if there is none.
    pub default: &'static str,
    /// The meaning.
    pub doc: &'static str,
    /// An example of the value; empty for records, which have examples of their own.
    pub example: &'static str,
}

/// The type of a key's value.
#[derive(Clone, Copy, Debug)]
pub enum KeyType {
    /// Text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Bool,
    /// A whole number, not negative.
    Count,
    /// A whole number, at least 1.
    Positive,
    /// An HTTP status.
    Status,
    /// An error code: an integer, or text such as `openapi.userPermission.accessFailed`.
    Code,
    /// A list of texts; a single text is a list of one.
    Texts,
    /// A list of some of these words; a single word is a list of one.
    Words(&'static [&'static str]),
    /// A list of texts, whole numbers or booleans; a single one is a list of one.
    Codes,
    /// A mapping from text to text.
    TextMap,
    /// A mapping from text to one of these words.
    WordMap(&'static [&'static str]),
    /// The type of a field.
    Type,
    /// Bounds, `min..max`.
    Bounds,
    /// A list of non-empty texts or of whole numbers, or a mapping from each to its meaning.
    Values,
    /// A method and a path.
    Http,
    /// Any value.
    Any,
    /// A record, or the value of its first key alone.
    Short(&'static Record),
    /// A record.
    Record(&'static Record),
    /// A record, or a list of records; a single record is a list of one.
    OneOrMore(&'static Record),
    /// A list of records.
    Records(&'static Record),
    /// A mapping from names to records, in the order of the page.
    Named(&'static Record),
}

impl Record {
    /// Returns the key of that name.
    ///
    /// # Panics
    /// If the record has no such key, which is a bug in the caller.
    #[must_use]
    pub fn key(&self, name: &str) -> &Key {
        let key = self.keys.iter().find(|key| key.name == name);
        key.unwrap_or_else(|| panic!("{} has no key {name}", self.name))
    }
}

pub(super) const fn required(name: &'static str, kind: KeyType, doc: &'static str, example: &'static str) -> Key {
    Key { name, kind, required: true, default: "", doc, example }
}

pub(super) const fn optional(name: &'static str, kind: KeyType, doc: &'static str, example: &'static str) -> Key {
    Key { name, kind, required: false, default: "", doc, example }
}

pub(super) const fn defaulting(
    name: &'static str,
    kind: KeyType,
    default: &'static str,
    doc: &'static str,
    example: &'static str,
) -> Key {
    Key { name, kind, required: false, default, doc, example }
}
