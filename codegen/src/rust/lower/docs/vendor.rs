//! Documentation of vendors, folders and object types.

use super::plain::plain;
use super::text::{choice_rule, page_link, push_errata, push_list, push_paragraph, sentences};
use crate::rust::ir::Docs;
use crate::spec::{Service, Shared, Type, Vendor};

/// Returns the documentation of a vendor's client, whose module has the name `module`.
pub(in crate::rust::lower) fn vendor(vendor: &Vendor, module: &str) -> Docs {
    let mut docs = vec![format!("Client of {}.", plain(&vendor.title)), String::new()];
    docs.extend(sentences(&vendor.doc));
    push_paragraph(
        &mut docs,
        [format!(
            "Each operation is a method, and [`request.send(&{module})`](clientloom_runtime::OperationExt::send) \
             makes the same call."
        )],
    );
    push_shared(&mut docs, &vendor.shared);
    docs
}

/// Adds the pages and errata of a `vendor.yaml` or `service.yaml`.
fn push_shared(docs: &mut Docs, shared: &Shared) {
    push_list(docs, "Pages:", shared.sources.iter().map(|page| format!("- {}", page_link(page))));
    push_errata(docs, &shared.errata);
}

/// Returns the documentation of a folder's module; its first line documents the handle.
pub(in crate::rust::lower) fn group(path: &[String], service: Option<&Service>, vendor: &Vendor) -> Docs {
    let name = if path.is_empty() { plain(&vendor.title) } else { format!("`{}`", path.join(".")) };
    let title = service.and_then(|service| service.title.clone());
    let mut docs = vec![match title {
        Some(title) => format!("Operations of {name}: {}.", plain(&title)),
        None => format!("Operations of {name}."),
    }];
    if let Some(doc) = service.and_then(|service| service.doc.as_deref()) {
        push_paragraph(&mut docs, sentences(doc));
    }
    if let Some(service) = service {
        push_shared(&mut docs, &service.shared);
    }
    docs
}

/// Returns the documentation of an object type.
pub(in crate::rust::lower) fn ty(ty: &Type) -> Docs {
    let mut docs = sentences(&ty.doc);
    push_paragraph(&mut docs, choice_rule(&ty.either));
    docs
}
