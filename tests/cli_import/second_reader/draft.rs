//! The content of a draft, and its open points.

use std::collections::BTreeSet;

use clientloom::yaml::Value;

use super::cells::literals;

/// The sections of fields.
const SECTIONS: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// Greatest depth of nested fields; types may be recursive.
const DEEPEST: usize = 14;

/// The content of a draft, and the parts of its page that it names.
#[derive(Clone, Debug, Default)]
pub(in crate::cli_import) struct Known {
    /// Addresses of fields by their names on the wire, such as `body.user.name`.
    pub(super) addresses: BTreeSet<String>,
    /// The words in ASCII and the numbers of the draft.
    literals: BTreeSet<String>,
    /// The spans of lines that open points name, with the kinds of the points.
    spans: Vec<(String, usize, usize)>,
    /// The words of open points and of errata that are not about whole lines, with their kinds.
    open: Vec<(String, String)>,
    /// Whether the fields of the response begin above `data`.
    pub(super) is_beside: bool,
    /// Whether notes have the bullets of the page.
    pub(super) has_notes: bool,
}

impl Known {
    pub(in crate::cli_import) fn of(root: &Value) -> Self {
        let is_beside = root.get("data").and_then(Value::as_text) == Some("beside");
        let has_notes = root.get("event").is_some() && root.get("notes").is_some();
        let mut known = Self { is_beside, has_notes, ..Self::default() };
        for section in SECTIONS {
            known.push_fields(section, root.get(section), root.get("types"), 0);
        }
        for (key, value) in entries(root) {
            match key.as_str() {
                "unsure" | "errata" => items(value).iter().for_each(|point| known.push_point(point)),
                _ => push_literals(value, &mut known.literals),
            }
            known.literals.insert(key.clone());
        }
        known
    }

    /// Returns what all drafts of a page know.
    pub(in crate::cli_import) fn of_all<'a>(roots: impl Iterator<Item = &'a Value>) -> Self {
        roots.map(Self::of).reduce(Self::joined).unwrap_or_default()
    }

    fn joined(mut self, other: Self) -> Self {
        self.addresses.extend(other.addresses);
        self.literals.extend(other.literals);
        self.spans.extend(other.spans);
        self.open.extend(other.open);
        self.is_beside |= other.is_beside;
        self.has_notes |= other.has_notes;
        self
    }

    fn push_fields(&mut self, above: &str, fields: Option<&Value>, types: Option<&Value>, depth: usize) {
        let Some(fields) = fields.filter(|_| depth < DEEPEST) else { return };
        for (name, field) in entries(fields) {
            let address = format!("{above}.{name}");
            let stated = field.get("type").and_then(Value::as_text).unwrap_or_default();
            let item = stated.trim_start_matches("map<").trim_end_matches(['[', ']', '>']);
            let inner = types.and_then(|types| types.get(item)?.get("fields"));
            self.push_fields(&address, inner, types, depth + 1);
            self.addresses.insert(address);
        }
    }

    fn push_point(&mut self, point: &Value) {
        let text = |key: &str| point.get(key).and_then(Value::as_text).unwrap_or_default();
        let kind = if point.get("fact").is_some() { "erratum" } else { text("kind") };
        if let Some(spans) = text("why").strip_prefix("The importer cannot read line") {
            let spans = spans.trim_start_matches('s').split(['(', '.']).next().unwrap_or_default();
            for span in spans.split(',') {
                let numbers: Vec<usize> = span.split(" to ").filter_map(|number| number.trim().parse().ok()).collect();
                if let [first, .., last] | [first @ last] = numbers.as_slice() {
                    self.spans.push((kind.to_owned(), *first, *last));
                }
            }
        } else {
            let words = ["at", "assumed", "why", "page", "fact"].map(text).join(" ");
            self.open.push((kind.to_owned(), words));
        }
    }

    /// Whether the draft has each of these literals.
    pub(super) fn has_all<'a>(&self, literals: impl IntoIterator<Item = &'a str>) -> bool {
        literals.into_iter().all(|literal| self.literals.contains(literal))
    }

    /// Whether a field of a section has this name, at any depth.
    pub(super) fn has_field(&self, section: &str, name: &str) -> bool {
        let end = format!(".{name}");
        self.addresses.iter().any(|address| address.starts_with(section) && address.ends_with(&end))
    }

    /// Returns the kind of the open point that names these lines.
    pub(super) fn names_lines(&self, first: usize, last: usize) -> Option<&str> {
        let covers = |(_, from, to): &&(String, usize, usize)| *from <= last && first <= *to;
        let found = self.spans.iter().filter(covers).map(|(kind, ..)| kind.as_str());
        found.min_by_key(|kind| *kind == "unread-prose")
    }

    /// Returns the kind of the open point whose words have this literal.
    pub(super) fn names(&self, literal: &str) -> Option<&str> {
        let found = self.open.iter().find(|(_, words)| {
            literals(words).iter().any(|word| *word == literal || word.split('.').any(|step| step == literal))
        });
        found.map(|(kind, _)| kind.as_str())
    }

    /// Whether an open point has this kind.
    pub(super) fn has_kind(&self, kind: &str) -> bool {
        self.open.iter().any(|(known, _)| known == kind)
    }
}

pub(in crate::cli_import) fn entries(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

pub(in crate::cli_import) fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        _ => &[],
    }
}

fn push_literals(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Map(entries) => {
            for (key, value) in entries {
                into.extend(literals(key).into_iter().map(ToOwned::to_owned));
                into.insert(key.clone());
                push_literals(value, into);
            }
        }
        Value::List(items) => items.iter().for_each(|item| push_literals(item, into)),
        Value::Text(text) => into.extend(literals(text).into_iter().map(ToOwned::to_owned)),
        Value::Null => {}
        value => {
            into.extend(literals(&value.to_json()).into_iter().map(ToOwned::to_owned));
        }
    }
}
