//! Components: only those that something refers to.

use std::collections::BTreeSet;

use super::object::Object;
use crate::yaml::Value;

/// Components of one kind by their names.
pub(super) type Kind = (&'static str, Vec<(String, Value)>);

/// Keeps what the paths refer to, directly or by way of other components; kinds and names in their order.
pub(super) fn export_components(paths: &Value, kinds: Vec<Kind>) -> Object {
    let mut used = BTreeSet::new();
    let mut left = vec![paths];
    while let Some(value) = left.pop() {
        for target in references(value) {
            let mut parts = target.trim_start_matches("#/components/").splitn(2, '/');
            let (Some(kind), Some(name)) = (parts.next(), parts.next()) else { continue };
            let found = kinds.iter().filter(|(known, _)| *known == kind).flat_map(|(_, all)| all);
            left.extend(found.filter(|(known, _)| known == name && used.insert(target)).map(|(_, value)| value));
        }
    }
    let used: BTreeSet<String> = used.into_iter().map(ToOwned::to_owned).collect();
    kinds.into_iter().fold(Object::new(), |components, (kind, mut all)| {
        all.retain(|(name, _)| used.contains(&format!("#/components/{kind}/{name}")));
        components.with_some(kind, Some(Object::from(all)))
    })
}

/// Every reference inside a value.
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
