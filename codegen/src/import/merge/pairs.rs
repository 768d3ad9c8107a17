//! Pairs of types of page and file: fields that refer to a type identify it, not its name.

use std::collections::{BTreeMap, BTreeSet};

use super::shared_type::SharedType;
use crate::spec::Ty;
use crate::yaml::Value;

/// Sections with fields, in the order of a file. Sections that are sent come first.
const SECTIONS: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// Returns the mappings of fields of a file, with their addresses. The data of events is the last.
pub(super) fn sections(root: &Value) -> impl Iterator<Item = (&'static str, &Value)> {
    let data = root.get("events").and_then(|events| events.get("contents"));
    let sections = SECTIONS.into_iter().filter_map(|key| Some((key, root.get(key)?)));
    sections.chain(data.map(|data| ("events.contents", data)))
}

/// The types of the file and of the page.
#[derive(Default)]
pub(super) struct Pairs {
    /// The page's type by the file's name.
    of_file: BTreeMap<String, String>,
    /// The file's name by the page's name.
    of_page: BTreeMap<String, String>,
}

impl Pairs {
    pub(super) fn new(file: &Value, page: &Value, shared: &[SharedType]) -> Self {
        let cx = Types { file, page, shared: shared.iter().map(|(_, name, ty)| (name.as_str(), ty)).collect() };
        let mut found = Candidates::default();
        for (section, ours) in sections(file) {
            if let Some((_, theirs)) = sections(page).find(|(known, _)| *known == section) {
                found.walk(ours, theirs, &cx);
            }
        }
        // Types that no field identifies are identified by their names.
        if let Some(Value::Map(types)) = page.get("types") {
            for (name, _) in types {
                let is_free = !found.positions.contains_key(name) && !found.pages.contains(name);
                if is_free && fields_of(file, name).is_some() {
                    found.add(name, name, &cx);
                }
            }
        }
        let mut pairs = Self::default();
        for (own, others) in found.found {
            // A type that has not changed keeps its name, whichever field has another type now.
            let is_unchanged = |other: &&String| cx.is_unchanged(&own, other, &mut BTreeSet::new());
            let unchanged = others.iter().filter(|_| others.len() > 1).find(is_unchanged);
            let Some(other) = unchanged.or(others.first()).cloned() else { continue };
            pairs.of_page.entry(other.clone()).or_insert_with(|| own.clone());
            pairs.of_file.insert(own, other);
        }
        pairs
    }

    /// Returns the page's type for a type of the file.
    pub(super) fn page(&self, own: &str) -> Option<&str> {
        self.of_file.get(own).map(String::as_str)
    }

    /// Returns the file's name for a type of the page.
    pub(super) fn file(&self, other: &str) -> Option<&str> {
        self.of_page.get(other).map(String::as_str)
    }

    /// Adds the file's name for a type of the page.
    pub(super) fn push(&mut self, own: &str, other: &str) {
        self.of_file.insert(own.to_owned(), other.to_owned());
        self.of_page.insert(other.to_owned(), own.to_owned());
    }
}

/// The types of the file, of the page, and of the files above.
struct Types<'a> {
    file: &'a Value,
    page: &'a Value,
    shared: BTreeMap<&'a str, &'a Value>,
}

impl Types<'_> {
    /// Returns the fields of a type of the file, or of a file above it.
    fn own(&self, name: &str) -> Option<&Value> {
        fields_of(self.file, name).or_else(|| self.shared.get(name)?.get("fields"))
    }

    /// Whether a type of the page has the fields of a type of the file, with the same types.
    fn is_unchanged(&self, own: &str, other: &str, seen: &mut BTreeSet<(String, String)>) -> bool {
        if !seen.insert((own.to_owned(), other.to_owned())) {
            return true;
        }
        let (Some(Value::Map(ours)), Some(Value::Map(theirs))) = (self.own(own), fields_of(self.page, other)) else {
            return false;
        };
        let is_same = |(name, theirs): &(String, Value)| {
            let ours = ours.iter().find(|(known, _)| known == name).and_then(|(_, field)| ty(field));
            let (Some(ours), Some(theirs)) = (ours, ty(theirs)) else { return false };
            outline(&ours) == outline(&theirs)
                && match (ours.named(), theirs.named()) {
                    (Some(ours), Some(theirs)) => self.is_unchanged(ours, theirs, seen),
                    _ => true,
                }
        };
        ours.len() == theirs.len() && theirs.iter().all(is_same)
    }
}

/// The types of the page for each type of the file, by the fields that have both.
#[derive(Default)]
struct Candidates {
    /// In the order of the fields.
    found: Vec<(String, Vec<String>)>,
    /// The types of the page.
    pages: BTreeSet<String>,
    positions: BTreeMap<String, usize>,
    seen: BTreeSet<(String, String)>,
}

impl Candidates {
    fn walk(&mut self, ours: &Value, theirs: &Value, cx: &Types<'_>) {
        let Value::Map(fields) = theirs else { return };
        for (name, stated) in fields {
            let Some(field) = ours.get(name) else { continue };
            let (Some(a), Some(b)) = (ty(field), ty(stated)) else { continue };
            let (Some(own), Some(other)) = (a.named(), b.named()) else { continue };
            if outline(&a) == outline(&b) {
                self.add(own, other, cx);
            }
        }
    }

    /// Adds a type of the page for a type of the file, and the types inside them.
    fn add(&mut self, own: &str, other: &str, cx: &Types<'_>) {
        if !self.seen.insert((own.to_owned(), other.to_owned())) {
            return;
        }
        let next = self.found.len();
        let position = *self.positions.entry(own.to_owned()).or_insert(next);
        if position == next {
            self.found.push((own.to_owned(), Vec::new()));
        }
        self.found[position].1.push(other.to_owned());
        self.pages.insert(other.to_owned());
        if let (Some(ours), Some(theirs)) = (cx.own(own), fields_of(cx.page, other)) {
            self.walk(ours, theirs, cx);
        }
    }
}

pub(super) fn ty(field: &Value) -> Option<Ty> {
    field.get("type").and_then(Value::as_text).and_then(Ty::parse)
}

pub(super) fn fields_of<'a>(root: &'a Value, name: &str) -> Option<&'a Value> {
    root.get("types")?.get(name)?.get("fields")
}

/// Returns a type with another name for the object inside it.
pub(super) fn renamed(ty: &Ty, name: &str) -> Ty {
    match ty {
        Ty::List(inner) => Ty::List(Box::new(renamed(inner, name))),
        Ty::Map(inner) => Ty::Map(Box::new(renamed(inner, name))),
        Ty::Named(_) => Ty::Named(name.to_owned()),
        other => other.clone(),
    }
}

/// Returns the lists and maps around an object.
pub(super) fn outline(ty: &Ty) -> Ty {
    renamed(ty, "")
}

/// Whether two types of a page have the same fields of the same types, with any rules.
pub(super) fn is_alike(page: &Value, one: &str, other: &str) -> bool {
    alike(page, one, other, &mut BTreeSet::new())
}

fn alike(page: &Value, one: &str, other: &str, seen: &mut BTreeSet<(String, String)>) -> bool {
    if one == other || !seen.insert((one.to_owned(), other.to_owned())) {
        return true;
    }
    let (Some(Value::Map(a)), Some(Value::Map(b))) = (fields_of(page, one), fields_of(page, other)) else {
        return false;
    };
    a.len() == b.len()
        && a.iter().zip(b).all(|((a_name, a), (b_name, b))| match (ty(a), ty(b)) {
            (Some(a), Some(b)) if a_name == b_name && outline(&a) == outline(&b) => match (a.named(), b.named()) {
                (Some(a), Some(b)) => alike(page, a, b, seen),
                _ => true,
            },
            _ => false,
        })
}
