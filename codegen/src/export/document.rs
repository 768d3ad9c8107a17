//! The document of a vendor.

use std::collections::BTreeSet;

use super::object::Object;
use super::view::View;
use super::{components, operation, path, prose, schema, security, server, shared, webhook};
use crate::spec::{Uses, Vendor};
use crate::yaml::Value;

/// The version of `OpenAPI`.
const OPENAPI: &str = "3.1.0";

/// The document of one vendor.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The vendor's name.
    pub vendor: String,
    /// The document.
    pub root: Value,
}

/// Exports the document of a vendor.
pub(super) fn export_document(vendor: &Vendor) -> Document {
    let uses = Uses::of(vendor);
    let shared::SharedComponents { mut schemas, responses, examples } = shared::export_shared(vendor, &uses);
    schemas.extend(schema::export_types(vendor, &uses));
    schemas.sort_by(|(one, _), (other, _)| one.cmp(other));
    let paths = Value::from(path::export_paths(vendor, &uses));
    let kinds = vec![("schemas", schemas), ("responses", responses), ("examples", examples)];
    let webhooks = Value::from(webhook::export_webhooks(vendor, &uses));
    let components = components::export_components(&[&paths, &webhooks], kinds)
        .with_some("securitySchemes", Some(security::export_schemes(vendor)));
    let sources: Vec<Value> = vendor.shared.sources.iter().map(operation::export_source).collect();
    let docs = vendor.shared.sources.iter().find_map(|source| Some((source, source.url.as_ref()?)));
    let docs = docs.map(|(source, url)| Object::new().with("description", &source.title).with("url", url));
    let info = Object::new()
        .with("title", vendor.title.trim())
        .with_some("description", Some(prose::vendor(vendor)))
        .with("version", version(vendor))
        .with_some("x-sources", Some(sources));
    let root = Object::new()
        .with("openapi", OPENAPI)
        .with("info", info)
        .with_some("externalDocs", docs)
        .with("servers", server::export_servers(vendor))
        .with("tags", tags(vendor, &uses))
        .with("paths", paths)
        .with_some("webhooks", Some(webhooks))
        .with("components", components)
        .into();
    Document { vendor: vendor.name.clone(), root }
}

/// Returns the last day of change among the pages, which have no other version.
fn version(vendor: &Vendor) -> &str {
    let events = vendor.events.iter().map(|event| &event.source);
    let pages = vendor.operations.iter().map(|operation| &operation.source).chain(events);
    let services = vendor.services.iter().flat_map(|service| &service.shared.sources);
    let sources = vendor.shared.sources.iter().chain(services).chain(pages);
    sources.filter_map(|source| source.updated.as_deref()).max().unwrap_or("undated")
}

/// Returns the folders that contain operations or events, each with the nearest description.
fn tags(vendor: &Vendor, uses: &Uses) -> Vec<Object> {
    let mut seen = BTreeSet::new();
    let mut tags = Vec::new();
    for operation in &vendor.operations {
        let name = operation::tag(operation);
        if !seen.insert(name.clone()) {
            continue;
        }
        let services = View::of_operation(vendor, uses, operation).services();
        let doc = services.iter().find_map(|service| service.doc.as_deref().or(service.title.as_deref()));
        let doc = doc.map_or_else(|| format!("Operations of {}.", vendor.title.trim()), |doc| doc.trim().to_owned());
        tags.push(Object::new().with("name", name).with("description", doc));
    }
    for event in &vendor.events {
        let name = event.folder().join(".");
        if seen.insert(name.clone()) {
            let doc = format!("Events of `{}`.", event.service());
            tags.push(Object::new().with("name", name).with("description", doc));
        }
    }
    tags
}
