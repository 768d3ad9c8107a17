//! The components that the document refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::object::Object;
use crate::yaml::Value;

/// Components of one kind by their names.
pub(super) type ComponentKind = (&'static str, Vec<(String, Value)>);

/// Keeps the components that paths and webhooks refer to, directly or indirectly, in their order.
pub(super) fn export_components(roots: &[&Value], kinds: Vec<ComponentKind>) -> Object {
    let address = |kind: &str, name: &str| format!("#/components/{kind}/{name}");
    let all = kinds.iter().flat_map(|(kind, all)| all.iter().map(|(name, value)| (address(kind, name), value)));
    let all: BTreeMap<String, &Value> = all.collect();
    let mut used = BTreeSet::new();
    let mut left = roots.to_vec();
    while let Some(value) = left.pop() {
        let targets = references(value).into_iter().filter(|target| used.insert((*target).to_owned()));
        left.extend(targets.filter_map(|target| all.get(target).copied()));
    }
    kinds.into_iter().fold(Object::new(), |components, (kind, mut all)| {
        all.retain(|(name, _)| used.contains(&address(kind, name)));
        components.with_some(kind, Some(Object::from(all)))
    })
}

/// Returns all references inside a value.
fn references(value: &Value) -> Vec<&str> {
    match value {
        Value::List(items) => items.iter().flat_map(references).collect(),
        Value::Map(members) => {
            let own = members.iter().filter(|(name, _)| name == "$ref").filter_map(|(_, target)| target.as_text());
            own.chain(members.iter().flat_map(|(_, value)| references(value))).collect()
        }
        _ => Vec::new(),
    }
}
