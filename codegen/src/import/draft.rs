//! A draft before it is written: its keys, types and doubts.

use std::collections::{BTreeMap, BTreeSet};

use super::constant::Constant;
use super::doubt::Doubt;
use super::field_scopes::FieldScopes;
use super::tally::Tally;
pub(super) use super::unwritten::UNWRITTEN;
use super::vendor::Vendor;
use super::wording::Sentence;
use crate::diagnostics::codes::Code;
use crate::format::keys::{self, Record};
use crate::spec::Ty;
use crate::yaml::{self, Value};

/// The separator of the fields of an address until their types are known.
pub(super) const STEP: char = '\u{1f}';

/// The draft of a spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Path of the file below the folder of specs, such as `feishu/acs/v1/device/list.yaml`.
    pub path: String,
    /// The text of the file.
    pub text: String,
    /// The value of the file.
    pub root: Value,
    /// The kind of each open point.
    pub open: Vec<&'static Code>,
    /// The statements about all calls of the vendor.
    pub constants: Vec<Constant>,
    /// The scopes that the operation needs and that `vendor.yaml` has to declare.
    pub scopes: Vec<String>,
    /// The kinds of tokens that the operation takes.
    pub tokens: Vec<String>,
    /// The sentences of the page in place of which the draft has placeholders.
    pub sentences: Vec<Sentence>,
    /// The facts that a fixed rule decides: only a merge needs them.
    pub(super) settled: Vec<Doubt>,
    /// Whether the vendor is not the one of the page's layout.
    pub is_other_vendor: bool,
    /// Whether the title is not one that the page states.
    pub(super) is_untitled: bool,
}

impl Draft {
    /// Returns the word for what the page describes.
    pub(super) fn noun(&self) -> &'static str {
        if self.root.get("event").is_some() { "event" } else { "call" }
    }

    /// Returns the facts that may replace those of a spec.
    ///
    /// A title that is not the page's own is only for a spec without one.
    pub(super) fn stated(&self, spec: &str) -> Value {
        let mut root = self.root.clone();
        if self.is_untitled
            && has_title(spec)
            && let Value::Map(entries) = &mut root
            && let Some((_, Value::Map(source))) = entries.iter_mut().find(|(key, _)| key == "source")
        {
            source.retain(|(key, _)| key != "title");
        }
        root
    }
}

fn has_title(spec: &str) -> bool {
    yaml::parse(spec).is_ok_and(|spec| spec.get("source").is_some_and(|source| source.get("title").is_some()))
}

/// The facts of a page before they are written as YAML.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// The vendor of the page.
    pub(super) vendor: &'static Vendor,
    /// The record of the file: an operation, or an event.
    pub(super) record: &'static Record,
    /// The path of the file below its vendor, without its extension, if its name does not tell it.
    pub(super) path: Option<String>,
    /// The keys of the file.
    pub(super) keys: Vec<(String, Value)>,
    /// The types, in the order in which the page uses them.
    pub(super) types: Vec<(String, Value)>,
    /// The request and the response of the example, as the page shows them.
    pub(super) shown: [Option<String>; 2],
    /// The events that the page shows, by the pieces of its code.
    pub(super) events: Vec<Vec<Value>>,
    /// The facts that are not certain.
    pub(super) doubts: Vec<Doubt>,
    /// The facts that a fixed rule decides. A draft does not name them.
    pub(super) settled: Vec<Doubt>,
    /// The statements about all calls of the vendor.
    pub(super) constants: Vec<Constant>,
    /// The scopes that single fields need.
    pub(super) field_scopes: FieldScopes,
    /// The notes, without those about scopes.
    pub(super) notes: Vec<Value>,
    /// The number of the first page, if the words of its field state it.
    pub(super) first_page: Option<i128>,
    /// The words of the doubts that were added: two kinds of doubt do not say the same.
    added: BTreeSet<[String; 3]>,
    /// The lines of the page that have been read.
    pub(super) tally: Tally,
}

impl Facts {
    pub(super) fn new(vendor: &'static Vendor) -> Self {
        Self {
            vendor,
            record: &keys::OPERATION,
            path: None,
            keys: Vec::new(),
            types: Vec::new(),
            shown: [None, None],
            events: Vec::new(),
            doubts: Vec::new(),
            settled: Vec::new(),
            constants: Vec::new(),
            field_scopes: FieldScopes::default(),
            notes: Vec::new(),
            first_page: None,
            added: BTreeSet::new(),
            tally: Tally::default(),
        }
    }

    pub(super) fn set(&mut self, key: &str, value: Value) {
        self.keys.push((key.to_owned(), value));
    }

    /// Adds a doubt of a kind about the fact at an address.
    pub(super) fn doubt(
        &mut self,
        kind: &'static Code,
        at: impl Into<String>,
        assumed: impl Into<String>,
        why: impl Into<String>,
    ) {
        self.add_doubt(Doubt::new(kind, at, assumed, why));
    }

    /// Adds a fact that a fixed rule decides.
    pub(super) fn settle(&mut self, kind: &'static Code, at: &str, assumed: impl Into<String>, why: &str) {
        self.settled.push(Doubt::new(kind, at, assumed, why));
    }

    /// Adds a doubt, unless it is already there.
    pub(super) fn add_doubt(&mut self, doubt: Doubt) {
        if self.added.insert([&doubt.at, &doubt.assumed, &doubt.why].map(Clone::clone)) {
            self.doubts.push(doubt);
        }
    }
}

pub(super) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// Whether the format has a key.
pub(super) fn has_key(record: &Record, name: &str) -> bool {
    record.keys.iter().any(|key| key.name == name)
}

/// Returns a mapping with its keys in the order of the table of keys.
pub(super) fn ordered(mut entries: Vec<(String, Value)>, record: &Record) -> Value {
    entries.retain(|(name, _)| has_key(record, name));
    entries.sort_by_key(|(name, _)| record.keys.iter().position(|key| key.name == name));
    Value::Map(entries)
}

/// Sets a key of a file that has it.
pub(super) fn set_key(root: &mut Value, key: &str, value: Value) {
    if let Value::Map(entries) = root
        && let Some((_, known)) = entries.iter_mut().find(|(known, _)| known == key)
    {
        *known = value;
    }
}

/// Adds a doubt to a file.
pub(super) fn with_doubt(root: &mut Value, doubt: Doubt) {
    let Value::Map(entries) = root else { return };
    if let Some((_, Value::List(doubts))) = entries.iter_mut().find(|(key, _)| key == "unsure") {
        doubts.push(doubt.into_value());
    } else {
        let mut entries = std::mem::take(entries);
        entries.push(("unsure".to_owned(), Value::List(vec![doubt.into_value()])));
        *root = Value::Map(entries.clone());
        *root = ordered(entries, record_of(root));
    }
}

impl Facts {
    /// Replaces the addresses of the doubts with those of the file.
    ///
    /// The address of an object's field begins with the type of the object.
    pub(super) fn finish_addresses(&mut self) {
        if self.doubts.is_empty() && self.settled.is_empty() {
            return;
        }
        let addresses = Addresses::of(&self.keys, &self.types);
        for doubt in self.doubts.iter_mut().chain(&mut self.settled) {
            if let [section, steps @ ..] = doubt.at.split(STEP).collect::<Vec<_>>().as_slice() {
                doubt.at = addresses.find(section, steps);
            }
        }
        let mut seen: BTreeSet<Doubt> = BTreeSet::new();
        self.doubts.retain(|doubt| seen.insert(doubt.clone()));
    }

    /// Returns the value of the whole file.
    pub(super) fn root(&self) -> Value {
        let mut entries = self.keys.clone();
        if !self.types.is_empty() {
            entries.push(("types".to_owned(), Value::Map(self.types.clone())));
        }
        if !self.doubts.is_empty() {
            let unsure = self.doubts.iter().cloned().map(Doubt::into_value).collect();
            entries.push(("unsure".to_owned(), Value::List(unsure)));
        }
        ordered(entries, self.record)
    }

    /// Returns the name of a file whose path is known.
    pub(super) fn file_name(&self) -> &str {
        self.path.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or_default()
    }

    /// Returns the path of the file below its vendor, without its extension.
    pub(super) fn path(&self) -> String {
        let name = self.keys.iter().find(|(key, _)| key == "operation").and_then(|(_, name)| name.as_text());
        self.path.clone().unwrap_or_else(|| name.unwrap_or_default().replace('.', "/"))
    }
}

/// Returns the record of a file: the one of an event, or the one of an operation.
pub(super) fn record_of(root: &Value) -> &'static Record {
    if root.get("event").is_some() { &keys::EVENT } else { &keys::OPERATION }
}

/// The fields of a file by their names, for addresses.
struct Addresses<'a> {
    /// The keys of the file, with their fields.
    sections: BTreeMap<&'a str, Fields<'a>>,
    types: BTreeMap<&'a str, Fields<'a>>,
}

type Fields<'a> = BTreeMap<&'a str, &'a Value>;

impl<'a> Addresses<'a> {
    fn of(keys: &'a [(String, Value)], types: &'a [(String, Value)]) -> Self {
        let by_name = |value: &'a Value| match value {
            Value::Map(fields) => fields.iter().map(|(name, field)| (name.as_str(), field)).collect(),
            _ => BTreeMap::new(),
        };
        let mut sections: BTreeMap<&str, Fields<'_>> =
            keys.iter().map(|(key, value)| (key.as_str(), by_name(value))).collect();
        sections.insert("types", types.iter().map(|(name, ty)| (name.as_str(), ty)).collect());
        let types = types.iter();
        let types = types.filter_map(|(name, ty)| Some((name.as_str(), by_name(ty.get("fields")?)))).collect();
        Self { sections, types }
    }

    /// Returns the address of a field in the file.
    fn find(&self, section: &str, steps: &[&str]) -> String {
        // An entry of a list has its number behind the section.
        if let Some((list, _)) = section.split_once('[') {
            return if self.sections.contains_key(list) { section.to_owned() } else { "source".to_owned() };
        }
        let Some(mut fields) = self.sections.get(section) else { return "source".to_owned() };
        let mut address = section.to_owned();
        for (number, step) in steps.iter().enumerate() {
            let Some(field) = fields.get(step) else { break };
            address.push('.');
            address.push_str(step);
            let ty = field.get("type").and_then(Value::as_text).and_then(Ty::parse);
            let Some(name) = ty.as_ref().and_then(Ty::named) else { break };
            let Some(inner) = self.types.get(name).filter(|_| number + 1 < steps.len()) else { break };
            fields = inner;
            address = format!("types.{name}.fields");
        }
        address
    }
}

/// Returns the address of a field in a file: the type around it, and its name.
pub(super) fn address(root: &Value, section: &str, steps: &[&str]) -> String {
    let (Value::Map(keys), types) = (root, root.get("types")) else { return "source".to_owned() };
    let types = types.map(|types| if let Value::Map(types) = types { types.as_slice() } else { &[] });
    Addresses::of(keys, types.unwrap_or_default()).find(section, steps)
}
