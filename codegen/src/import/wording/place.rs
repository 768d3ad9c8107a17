//! Places of texts in a spec, by wire names: independent of the names of types and files.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::edit::{below, item};
use crate::spec::{Ty, is_unwritten};
use crate::yaml::{Step, Value};

/// The sections of a spec that contain fields.
const SECTIONS: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// The kind of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The effect of the call.
    Summary,
    /// The meaning of a field.
    Field,
    /// The meaning of an object.
    Type,
    /// The meaning of one of the allowed values.
    Value,
    /// A fact about the whole call.
    Note,
    /// The meaning of an error.
    Meaning,
    /// The way out of an error.
    Remedy,
}

impl Kind {
    /// Returns the word for the kind in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Field => "field",
            Self::Type => "type",
            Self::Value => "value",
            Self::Note => "note",
            Self::Meaning => "meaning",
            Self::Remedy => "remedy",
        }
    }

    /// Reads the word of a kind.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let all = [Self::Summary, Self::Field, Self::Type, Self::Value, Self::Note, Self::Meaning, Self::Remedy];
        all.into_iter().find(|kind| kind.word() == word)
    }
}

/// The place of a text: its kind, and the wire names that lead to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The kind of the text.
    pub kind: Kind,
    /// The section and the wire names, such as `body`, `members`, `id`. The last name of a value is
    /// the value, the only name of an error is its code, and that of a note is its number.
    pub names: Vec<String>,
}

/// A text of a spec.
#[derive(Clone, Debug)]
pub(super) struct Slot<'a> {
    pub(super) place: Place,
    /// The address in the file that has the text.
    pub(super) at: Vec<Step>,
    /// The type of a file above that has the text; `None` for a text of the spec itself.
    pub(super) shared: Option<&'a str>,
    pub(super) text: &'a str,
    /// The field with the text, or with the type that has the text; the row of an error.
    pub(super) field: Option<&'a Value>,
}

/// Returns the texts of a spec, each at the first place that leads to it.
///
/// `shared` are the types of the files above.
pub(super) fn slots<'a>(root: &'a Value, shared: &'a [(String, Value)]) -> Vec<Slot<'a>> {
    let own = match root.get("types") {
        Some(Value::Map(types)) => types.as_slice(),
        _ => &[],
    };
    // Of types of one name, the file's own and the first one count.
    let types = shared.iter().rev().map(|ty| (ty, false)).chain(own.iter().rev().map(|ty| (ty, true)));
    let types = types.map(|((name, ty), is_own)| (name.as_str(), (ty, is_own))).collect();
    let mut walk = Walk { types, seen: BTreeSet::new(), shared: None, slots: Vec::new() };
    walk.push(Kind::Summary, Vec::new(), below(&[], "summary"), root.get("summary"), None);
    if let Some(Value::List(notes)) = root.get("notes") {
        for (number, note) in notes.iter().enumerate() {
            let at = item(&below(&[], "notes"), number);
            walk.push(Kind::Note, vec![number.to_string()], at, Some(note), None);
        }
    }
    for section in SECTIONS {
        if let Some(fields) = root.get(section) {
            walk.fields(fields, &[section.to_owned()], &below(&[], section));
        }
    }
    if let Some(Value::List(rows)) = root.get("errors") {
        for (number, row) in rows.iter().enumerate() {
            let at = item(&below(&[], "errors"), number);
            let code = row.get("code").map(|code| code.as_text().map_or_else(|| code.to_json(), ToOwned::to_owned));
            for (kind, key) in [(Kind::Meaning, "meaning"), (Kind::Remedy, "remedy")] {
                walk.push(kind, vec![code.clone().unwrap_or_default()], below(&at, key), row.get(key), Some(row));
            }
        }
    }
    walk.slots
}

struct Walk<'a> {
    /// The types by their names, and whether they are the file's own.
    types: BTreeMap<&'a str, (&'a Value, bool)>,
    /// The types that are already walked.
    seen: BTreeSet<&'a str>,
    /// The type of a file above that is walked.
    shared: Option<&'a str>,
    slots: Vec<Slot<'a>>,
}

impl<'a> Walk<'a> {
    fn push(
        &mut self,
        kind: Kind,
        names: Vec<String>,
        at: Vec<Step>,
        text: Option<&'a Value>,
        field: Option<&'a Value>,
    ) {
        if let Some(text) = text.and_then(Value::as_text) {
            self.slots.push(Slot { place: Place { kind, names }, at, shared: self.shared, text, field });
        }
    }

    fn fields(&mut self, fields: &'a Value, above: &[String], at: &[Step]) {
        let Value::Map(entries) = fields else { return };
        for (name, field) in entries {
            let names = [above, std::slice::from_ref(name)].concat();
            let at = below(at, name);
            let key = |key: &str| below(&at, key);
            self.push(Kind::Field, names.clone(), key("doc"), field.get("doc"), Some(field));
            if let Some(Value::Map(values)) = field.get("values") {
                for (value, meaning) in values {
                    let names = [names.as_slice(), std::slice::from_ref(value)].concat();
                    let at = below(&key("values"), value);
                    self.push(Kind::Value, names, at, Some(meaning), Some(field));
                }
            }
            self.members(field, &names);
        }
    }

    /// Walks the type of a field, unless it is already walked.
    fn members(&mut self, field: &'a Value, names: &[String]) {
        let ty = field.get("type").and_then(Value::as_text).and_then(Ty::parse);
        let Some(wanted) = ty.as_ref().and_then(Ty::named) else { return };
        let Some((name, (ty, is_own))) = self.types.get_key_value(wanted).map(|(name, ty)| (*name, *ty)) else {
            return;
        };
        if !self.seen.insert(name) {
            return;
        }
        let at = below(&below(&[], "types"), wanted);
        let key = |key: &str| below(&at, key);
        let above = self.shared;
        self.shared = if is_own { None } else { Some(name) };
        self.push(Kind::Type, names.to_vec(), key("doc"), ty.get("doc"), Some(field));
        if let Some(fields) = ty.get("fields") {
            self.fields(fields, names, &key("fields"));
        }
        self.shared = above;
    }
}

/// Returns the places of the texts that are written.
pub(in crate::import) fn written_places(root: &Value, shared: &[(String, Value)]) -> Vec<Place> {
    slots(root, shared).into_iter().filter(|slot| !is_unwritten(slot.text)).map(|slot| slot.place).collect()
}
