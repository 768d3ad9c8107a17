//! A draft before it is written: its keys, types and doubts.

use super::constant::Constant;
use super::doubt::Doubt;
use super::field_scopes::FieldScopes;
use super::tally::Tally;
use super::vendor::Vendor;
use crate::diagnostics::codes::Code;
use crate::format::keys::{self, Record};
use crate::spec::Ty;
use crate::yaml::Value;

/// The placeholder for words that a person has to write.
pub(super) const UNWRITTEN: &str = "?";

/// The separator of the fields of an address until their types are known.
pub(super) const STEP: char = '\u{1f}';

/// The draft of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Path of the file below the folder of specs, such as `feishu/acs/v1/device/list.yaml`.
    pub path: String,
    /// The text of the file.
    pub text: String,
    /// The kind of each open point.
    pub open: Vec<&'static Code>,
    /// The statements about all calls of the vendor.
    pub constants: Vec<Constant>,
    /// The scopes that the operation needs and that `vendor.yaml` has to declare.
    pub scopes: Vec<String>,
    /// The kinds of tokens that the operation takes.
    pub tokens: Vec<String>,
    /// Whether the vendor is not the one of the page's layout.
    pub is_other_vendor: bool,
}

/// The facts of a page before they are written as YAML.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// The vendor of the page.
    pub(super) vendor: &'static Vendor,
    /// The keys of the operation.
    pub(super) keys: Vec<(String, Value)>,
    /// The types, in the order in which the page uses them.
    pub(super) types: Vec<(String, Value)>,
    /// The request and the response of the example, as the page shows them.
    pub(super) shown: [Option<String>; 2],
    /// The facts that are not certain.
    pub(super) doubts: Vec<Doubt>,
    /// The statements about all calls of the vendor.
    pub(super) constants: Vec<Constant>,
    /// The scopes that single fields need.
    pub(super) field_scopes: FieldScopes,
    /// The lines of the page that have been read.
    pub(super) tally: Tally,
}

impl Facts {
    pub(super) fn new(vendor: &'static Vendor) -> Self {
        Self {
            vendor,
            keys: Vec::new(),
            types: Vec::new(),
            shown: [None, None],
            doubts: Vec::new(),
            constants: Vec::new(),
            field_scopes: FieldScopes::default(),
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

    /// Adds a doubt, unless it is already there.
    pub(super) fn add_doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
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

impl Facts {
    /// Replaces the addresses of the doubts with those of the file.
    ///
    /// The address of an object's field begins with the type of the object.
    pub(super) fn finish_addresses(&mut self) {
        let root = self.root();
        for doubt in &mut self.doubts {
            if let [section, steps @ ..] = doubt.at.split(STEP).collect::<Vec<_>>().as_slice() {
                doubt.at = address(&root, section, steps);
            }
        }
        let mut seen: Vec<Doubt> = Vec::new();
        self.doubts.retain(|doubt| {
            let is_new = !seen.contains(doubt);
            seen.push(doubt.clone());
            is_new
        });
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
        ordered(entries, &keys::OPERATION)
    }
}

/// Returns the address of a field: the type around it, and its name.
pub(super) fn address(root: &Value, section: &str, steps: &[&str]) -> String {
    // An entry of a list has its number behind the section.
    if let Some((list, _)) = section.split_once('[') {
        return if root.get(list).is_some() { section.to_owned() } else { "source".to_owned() };
    }
    let Some(mut fields) = root.get(section) else { return "source".to_owned() };
    let mut address = section.to_owned();
    for step in steps {
        let Some(field) = fields.get(step) else { break };
        address.push('.');
        address.push_str(step);
        let ty = field.get("type").and_then(Value::as_text).and_then(Ty::parse);
        let Some(name) = ty.as_ref().and_then(Ty::named) else { break };
        let Some(inner) = root.get("types").and_then(|types| types.get(name)?.get("fields")) else { break };
        if *step == steps[steps.len() - 1] {
            break;
        }
        fields = inner;
        address = format!("types.{name}.fields");
    }
    address
}
