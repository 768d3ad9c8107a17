//! Facts about fields from a spec and from a JSON schema, in one form: address and type.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

/// A field as it is sent or received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// The type: `string`, `integer`, `number`, `boolean`, `object`, `any` or `file`, with `[]` for
    /// each list around it.
    pub(super) ty: String,
    /// Whether a request needs the field.
    pub(super) required: bool,
}

/// Fields by their addresses, such as `body.user.name`. Lists add nothing to an address.
pub(super) type Facts = BTreeMap<String, Fact>;

/// Greatest depth of nested fields; types may be recursive.
const DEEPEST: usize = 12;

/// Returns the fields of a spec, except headers.
pub(super) fn of_spec(spec: &Yaml) -> Facts {
    let mut facts = Facts::new();
    for section in ["path", "query", "body", "response"] {
        push_spec(section, &spec[section], &spec["types"], 0, &mut facts);
    }
    for (_, fact) in facts.iter_mut().filter(|(at, _)| at.starts_with("path.")) {
        fact.required = true;
    }
    facts
}

fn push_spec(above: &str, fields: &Yaml, types: &Yaml, depth: usize, into: &mut Facts) {
    let Some(fields) = fields.as_mapping().filter(|_| depth < DEEPEST) else { return };
    for (name, field) in fields {
        let address = format!("{above}.{}", name.as_str().expect("a name"));
        let is_text = field["json_text"].as_bool() == Some(true);
        let stated = if is_text { "string" } else { field["type"].as_str().expect("a type") };
        let item = stated.trim_end_matches("[]");
        let lists = &stated[item.len()..];
        let inner = &types[item];
        let ty = match item {
            "string" | "integer" | "number" | "boolean" | "any" | "file" => item,
            _ => "object",
        };
        push_spec(&address, &inner["fields"], types, depth + 1, into);
        let required = field["required"].as_bool() == Some(true);
        into.insert(address, Fact { ty: format!("{ty}{lists}"), required });
    }
}

/// Adds the members of a JSON schema.
pub(super) fn push_schema(above: &str, schema: &Json, into: &mut Facts) {
    let parts = schema["allOf"].as_array().map_or_else(Vec::new, Clone::clone);
    for schema in std::iter::once(schema).chain(&parts) {
        let required = |name: &str| {
            schema["required"].as_array().is_some_and(|names| names.iter().any(|known| known.as_str() == Some(name)))
        };
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            push_member(format!("{above}.{name}"), member, required(name), into);
        }
    }
}

/// Adds a member and everything inside it.
pub(super) fn push_member(address: String, schema: &Json, required: bool, into: &mut Facts) {
    let mut inner = schema;
    let mut lists = String::new();
    while let Some(items) = inner.get("items") {
        inner = items;
        lists.push_str("[]");
    }
    push_schema(&address, inner, into);
    let is_object = inner.get("properties").is_some() || inner.get("allOf").is_some();
    let ty = inner["type"].as_str().unwrap_or(if is_object { "object" } else { "any" });
    into.insert(address, Fact { ty: format!("{ty}{lists}"), required });
}
