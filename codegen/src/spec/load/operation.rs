//! Reads the file of an operation.

use super::entry::Entry;
use super::file::File;
use super::pages::load_pages;
use super::part::{
    self, load_batch, load_errata, load_errors, load_example, load_fields, load_http, load_repeat, load_source,
    load_types, load_unsure,
};
use super::stream::load_events;
use crate::spec::model::{Concurrency, FieldLocation, Operation, Rates, Receives, Sends};

pub(super) fn load_operation(file: &File<'_>, entry: Entry<'_>) -> Operation {
    let locations = [FieldLocation::Path, FieldLocation::Query, FieldLocation::Header, FieldLocation::Body];
    Operation {
        file: file.id,
        path: file.below(),
        source: entry.record("source").map(load_source).unwrap_or_default(),
        name: entry.text("operation").unwrap_or_default(),
        summary: entry.text("summary").unwrap_or_default(),
        notes: entry.texts("notes"),
        deprecated: entry.bool("deprecated"),
        http: load_http(entry),
        tokens: entry.texts("token"),
        scopes: entry.texts("scopes"),
        app_types: entry.texts("app_types"),
        rates: load_rates(entry),
        concurrency: load_concurrency(entry),
        regions: entry.texts("regions"),
        either: entry.texts("either"),
        request: locations.into_iter().flat_map(|location| load_fields(entry, location.key(), location)).collect(),
        sends: if entry.text("sends").as_deref() == Some("multipart") { Sends::Multipart } else { Sends::Json },
        receives: match entry.text("receives").as_deref() {
            Some("file") => Receives::File,
            Some("nothing") => Receives::Nothing,
            Some("events") => Receives::Events,
            _ => Receives::Json,
        },
        redirect: entry.bool("redirect"),
        bare: entry.bool("bare"),
        data_beside: entry.text("data").as_deref() == Some("beside"),
        response: part::load_fields(entry, "response", FieldLocation::Body),
        events: entry.record("events").map(load_events),
        types: load_types(entry),
        errors: load_errors(entry),
        repeat: entry.record("repeat").map(load_repeat),
        batch: entry.record("batch").map(load_batch),
        pages: entry.record("pages").map(load_pages),
        examples: entry.records("examples").into_iter().map(load_example).collect(),
        errata: load_errata(entry),
        unsure: load_unsure(entry),
    }
}

fn load_rates(entry: Entry<'_>) -> Vec<Rates> {
    let is_listed = entry.record("rate_limit").is_none();
    let load = |(number, entry): (usize, Entry<'_>)| Rates {
        per_minute: entry.count("per_minute"),
        per_second: entry.count("per_second"),
        per_day: entry.count("per_day"),
        per: entry.text("per"),
        item: is_listed.then_some(number),
        is_stated: ["per_minute", "per_second", "per_day"].iter().any(|key| entry.any(key).is_some()),
    };
    entry.records("rate_limit").into_iter().enumerate().map(load).collect()
}

fn load_concurrency(entry: Entry<'_>) -> Option<Concurrency> {
    match entry.record("concurrency") {
        Some(record) => Some(Concurrency { max: record.count("max")?, per: record.text("per") }),
        None => Some(Concurrency { max: entry.count("concurrency")?, per: None }),
    }
}
