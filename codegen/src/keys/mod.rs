//! The one table of keys: reading specs, checking their shape and the reference in
//! `specs/REFERENCE.md` all come from it.

mod file;
mod pages;
mod part;
mod reference;

pub use file::{OPERATION, SERVICE, VENDOR};
pub use pages::PAGES;
pub use part::{
    AUTH, BATCH, ENVELOPE, ERRATUM, ERROR, EXAMPLE, EXCHANGE, FIELD, LOG_ID, OUTCOME, RATE_LIMIT, REPEAT, REQUEST,
    ROW_REPEAT, SOURCE, TENANTS, TYPE, UNSURE, VARIABLE,
};
pub use reference::{MARKERS, reference};

/// A mapping with a fixed set of keys.
#[derive(Debug)]
pub struct Record {
    /// What it is called in the reference.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [Key],
}

/// One key of a record.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it has to be there.
    pub required: bool,
    /// What holds where it is absent; empty if that is nothing.
    pub default: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// An example of its value; empty for records, which have their own.
    pub example: &'static str,
}

/// What a key takes.
#[derive(Debug)]
pub enum Kind {
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
    /// A list of texts; one text stands for a list of one.
    Texts,
    /// A mapping from text to text.
    TextMap,
    /// The type of a field.
    Type,
    /// Bounds, `min..max`.
    Bounds,
    /// A list of texts or of whole numbers, none of them empty.
    Values,
    /// A method and a path.
    Http,
    /// Any value.
    Any,
    /// A record.
    Record(&'static Record),
    /// A list of records.
    Records(&'static Record),
    /// A mapping from names to records, in the order of the page.
    Named(&'static Record),
}

impl Record {
    /// The key of that name.
    ///
    /// # Panics
    /// If the table has no such key, which is a mistake of ours: whoever reads a key takes it from here.
    #[must_use]
    pub fn key(&self, name: &str) -> &Key {
        let key = self.keys.iter().find(|key| key.name == name);
        key.unwrap_or_else(|| panic!("{} has no key {name}", self.name))
    }
}

const fn required(name: &'static str, kind: Kind, doc: &'static str, example: &'static str) -> Key {
    Key { name, kind, required: true, default: "", doc, example }
}

const fn optional(name: &'static str, kind: Kind, doc: &'static str, example: &'static str) -> Key {
    Key { name, kind, required: false, default: "", doc, example }
}

const fn defaulting(
    name: &'static str,
    kind: Kind,
    default: &'static str,
    doc: &'static str,
    example: &'static str,
) -> Key {
    Key { name, kind, required: false, default, doc, example }
}
