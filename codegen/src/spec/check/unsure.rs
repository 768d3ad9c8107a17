//! Reminders of unfinished specs: open questions, and texts to write.

use crate::diagnostics::codes::kinds;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Erratum, ErrorRow, Event, Field, Operation, Shared, Type, Unsure, Vendor, is_unwritten};

/// Reports each entry of `unsure` as a finding of its kind.
pub(super) fn check_unsure(points: &[Unsure], at: &At<'_>, report: &mut Report) {
    let section = at.key("unsure");
    for (number, unsure) in points.iter().enumerate() {
        let message =
            format!("`{}` is uncertain: {} (assumed: {})", unsure.at, line(&unsure.why), line(&unsure.assumed));
        let kind = unsure.kind.as_deref().and_then(kinds::find).unwrap_or(&codes::UNSURE);
        report.add(kind, &section.index(number).key("at"), message);
    }
}

/// Turns a text into one line without a final dot, as in findings.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

/// Reports the first unwritten text of an operation, with the number of others.
pub(super) fn check_words(operation: &Operation, at: &At<'_>, report: &mut Report) {
    report_unwritten(words(operation), at, report);
}

/// Reports the first unwritten text of an event, with the number of others.
pub(super) fn check_event_words(event: &Event, at: &At<'_>, report: &mut Report) {
    let mut words = vec![("source.title".to_owned(), event.source.title.as_str())];
    words.extend(event.source.url.as_deref().map(|url| ("source.url".to_owned(), url)));
    words.push(("summary".to_owned(), &event.summary));
    push_docs("body", &event.body, &mut words);
    push_types(&event.types, &mut words);
    push_rows(&[], &event.errata, &mut words);
    report_unwritten(words, at, report);
}

/// Reports the first unwritten text of `vendor.yaml` and of each `service.yaml`.
pub(super) fn check_shared_words(vendor: &Vendor, report: &mut Report) {
    let mut words = vec![("title".to_owned(), vendor.title.as_str()), ("doc".to_owned(), &vendor.doc)];
    words.extend(vendor.auth.iter().map(|auth| (format!("auth.{}.doc", auth.name), auth.doc.as_str())));
    let rows = vendor.auth.iter().filter_map(|auth| auth.users.as_ref()).map(|users| &users.errors);
    rows.for_each(|rows| push_rows(rows, &[], &mut words));
    words.extend(vendor.scopes.iter().map(|(scope, text)| (format!("scopes.{scope}"), text.as_str())));
    push_shared(&vendor.shared, &mut words);
    report_unwritten(words, &At::file(vendor.file), report);
    for service in &vendor.services {
        let mut words = Vec::new();
        words.extend(service.title.as_deref().map(|title| ("title".to_owned(), title)));
        words.extend(service.doc.as_deref().map(|doc| ("doc".to_owned(), doc)));
        push_shared(&service.shared, &mut words);
        report_unwritten(words, &At::file(service.file), report);
    }
}

/// Reports the first unwritten text, with the number of others.
fn report_unwritten(words: Vec<(String, &str)>, at: &At<'_>, report: &mut Report) {
    let unwritten: Vec<String> =
        words.into_iter().filter(|(_, text)| !text.is_empty() && is_unwritten(text)).map(|(at, _)| at).collect();
    let Some(first) = unwritten.first() else { return };
    let message = match unwritten.len() - 1 {
        0 => format!("`{first}` is not described yet"),
        more => format!("`{first}` is not described yet, and neither are {more} others"),
    };
    report.add(&codes::UNWRITTEN, &at.key(first), message);
}

/// Returns the texts of an operation that people write, with their addresses.
fn words(operation: &Operation) -> Vec<(String, &str)> {
    let mut words = vec![("source.title".to_owned(), operation.source.title.as_str())];
    words.extend(operation.source.url.as_deref().map(|url| ("source.url".to_owned(), url)));
    words.push(("summary".to_owned(), &operation.summary));
    for field in &operation.request {
        push_docs(field.location.key(), std::slice::from_ref(field), &mut words);
    }
    push_docs("response", &operation.response, &mut words);
    push_docs("events.contents", operation.contents(), &mut words);
    push_types(&operation.types, &mut words);
    push_rows(&operation.errors, &operation.errata, &mut words);
    words
}

fn push_shared<'a>(shared: &'a Shared, words: &mut Vec<(String, &'a str)>) {
    words.extend(
        shared.variables.iter().map(|variable| (format!("variables.{}.doc", variable.name), variable.doc.as_str())),
    );
    push_types(&shared.types, words);
    push_rows(&shared.errors, &shared.errata, words);
}

fn push_rows<'a>(errors: &'a [ErrorRow], errata: &'a [Erratum], words: &mut Vec<(String, &'a str)>) {
    for (number, row) in errors.iter().enumerate() {
        words.extend(row.remedy.as_deref().map(|remedy| (format!("errors[{number}].remedy"), remedy)));
        words.extend(row.meaning.as_deref().map(|meaning| (format!("errors[{number}].meaning"), meaning)));
    }
    for (number, erratum) in errata.iter().enumerate() {
        words.push((format!("errata[{number}].fact"), &erratum.fact));
    }
}

fn push_types<'a>(types: &'a [(String, Type)], words: &mut Vec<(String, &'a str)>) {
    for (name, ty) in types {
        words.push((format!("types.{name}.doc"), &ty.doc));
        push_docs(&format!("types.{name}.fields"), &ty.fields, words);
    }
}

fn push_docs<'a>(above: &str, fields: &'a [Field], words: &mut Vec<(String, &'a str)>) {
    for field in fields {
        words.push((format!("{above}.{}.doc", field.name), &field.doc));
        words.extend(field.meant_values().map(|(value, meaning)| {
            let value = value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned);
            (format!("{above}.{}.values.{value}", field.name), meaning)
        }));
    }
}
