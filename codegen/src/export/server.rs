//! Hosts with the values of their variables.

use super::object::Object;
use super::view::View;
use crate::spec::{Shared, Vendor};
use crate::yaml::Value;

/// Exports the vendor's servers.
pub(super) fn export_servers(vendor: &Vendor) -> Value {
    servers(&[&vendor.shared])
}

/// Exports the servers of an operation whose host differs from the vendor's.
pub(super) fn export_own(view: &View<'_>) -> Option<Value> {
    Some(servers(&view.levels())).filter(|own| *own != export_servers(view.vendor))
}

/// Exports the facts of the nearest level; each key is resolved by itself.
fn servers(layers: &[&Shared]) -> Value {
    let host = layers.iter().find_map(|shared| shared.host.as_deref()).unwrap_or("/");
    let variables = layers.iter().find(|shared| !shared.variables.is_empty());
    let variables = variables.into_iter().flat_map(|shared| &shared.variables);
    let variables = variables.filter(|variable| host.contains(&format!("{{{}}}", variable.name)));
    let variables: Vec<(String, Value)> = variables
        .map(|variable| {
            let described = Object::new()
                .with("enum", variable.values.iter().collect::<Vec<_>>())
                .with("default", variable.values.first().map(String::as_str).unwrap_or_default())
                .with_some("description", Some(variable.doc.trim()));
            (variable.name.clone(), described.into())
        })
        .collect();
    vec![Object::new().with("url", host).with_some("variables", Some(Object::from(variables)))].into()
}
