//! Reads `vendor.yaml` and `service.yaml`.

use super::entry::Entry;
use super::event::load_webhook;
use super::file::File;
use super::part::{
    load_auth, load_envelope, load_errata, load_errors, load_log_id, load_repeat, load_retry_after, load_source,
    load_types, load_variables,
};
use crate::spec::model::{Service, Shared, Vendor};

pub(super) fn load_vendor(file: &File<'_>, entry: Entry<'_>) -> Vendor {
    Vendor {
        file: file.id,
        name: file.steps[0].to_owned(),
        stated: entry.text("vendor").unwrap_or_default(),
        title: entry.text("title").unwrap_or_default(),
        client: entry.text("client"),
        doc: entry.text("doc").unwrap_or_default(),
        auth: entry.named("auth").into_iter().map(|(name, entry)| load_auth(name, entry)).collect(),
        scopes: entry.text_map("scopes"),
        webhook: entry.record("webhook").map(load_webhook),
        shared: load_shared(entry),
        services: Vec::new(),
        operations: Vec::new(),
        events: Vec::new(),
        unread: Vec::new(),
    }
}

pub(super) fn load_service(file: &File<'_>, entry: Entry<'_>) -> Service {
    Service {
        file: file.id,
        path: file.folder(),
        title: entry.text("title"),
        doc: entry.text("doc"),
        shared: load_shared(entry),
    }
}

fn load_shared(entry: Entry<'_>) -> Shared {
    Shared {
        sources: entry.records("sources").into_iter().map(load_source).collect(),
        host: entry.text("host"),
        variables: load_variables(entry),
        headers: entry.text_map("headers"),
        envelope: entry.record("envelope").map(load_envelope),
        log_id: entry.record("log_id").map(load_log_id),
        retry_after: load_retry_after(entry),
        retry_after_counts: entry.text_map("retry_after_counts"),
        repeat: entry
            .named("repeat")
            .into_iter()
            .map(|(method, entry)| (method.to_owned(), load_repeat(entry)))
            .collect(),
        errors: load_errors(entry),
        types: load_types(entry),
        errata: load_errata(entry),
    }
}
