//! Pairs of types of page and file: fields that refer to a type identify it, not its name.

use std::collections::{BTreeMap, BTreeSet};

use super::shared_type::SharedType;
use crate::spec::Ty;
use crate::yaml::Value;

/// Sections with fields, in the order of a file. Sections that are sent come first.
const SECTIONS: [&str; 5] = ["path", "query", "headers", "body", "response"];

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
        let mut pairs = Self::default();
        for section in SECTIONS {
            if let (Some(ours), Some(theirs)) = (file.get(section), page.get(section)) {
                pairs.walk(ours, theirs, file, page, shared);
            }
        }
        // Types that no field identifies are identified by their names.
        let Some(Value::Map(types)) = page.get("types") else { return pairs };
        for (name, ty) in types {
            let is_free = !pairs.of_file.contains_key(name) && !pairs.of_page.contains_key(name);
            if let (true, Some(ours), Some(theirs)) = (is_free, fields_of(file, name), ty.get("fields")) {
                pairs.push(name, name);
                pairs.walk(ours, theirs, file, page, shared);
            }
        }
        pairs
    }

    fn walk(&mut self, ours: &Value, theirs: &Value, file: &Value, page: &Value, shared: &[SharedType]) {
        let Value::Map(fields) = theirs else { return };
        for (name, stated) in fields {
            let Some(field) = ours.get(name) else { continue };
            let (Some(a), Some(b)) = (ty(field), ty(stated)) else { continue };
            let (Some(own), Some(other)) = (a.named(), b.named()) else { continue };
            if outline(&a) != outline(&b) || self.of_file.contains_key(own) {
                continue;
            }
            self.of_file.insert(own.to_owned(), other.to_owned());
            self.of_page.entry(other.to_owned()).or_insert_with(|| own.to_owned());
            let above = || shared.iter().find(|(_, name, _)| name == own).and_then(|(.., ty)| ty.get("fields"));
            if let (Some(ours), Some(theirs)) = (fields_of(file, own).or_else(above), fields_of(page, other)) {
                self.walk(ours, theirs, file, page, shared);
            }
        }
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
