//! Checks that need more than one key: one function per rule, all findings collected.
//!
//! Circle: `field.rs` and `types.rs`: a field has a type, and an object type has fields.

mod allowed_values;
mod auth;
mod batch;
mod bounds;
mod context;
mod credentials;
mod declarations;
mod envelope;
mod errors;
mod event;
mod example;
mod expected;
mod field;
mod files;
mod folder;
mod get_body;
mod header;
mod host;
mod name;
mod no_effect;
mod outcome;
mod pages;
mod path;
mod pattern;
mod predicates;
mod rates;
mod repeat;
mod shapes;
mod stream;
mod types;
mod unsure;
mod users;
mod value;
mod vendor;
mod waits;

use self::context::OperationCx;
use crate::diagnostics::{At, Report, Sources, codes};
use crate::memo::{Digest, Memo};
use crate::spec::model::{Operation, Scope, Shared, Spec, Vendor};

/// Checks the spec by all rules that need more than one key.
pub fn check(spec: &mut Spec, sources: &Sources, memo: &mut Memo, report: &mut Report) {
    for vendor in &mut spec.vendors {
        if Scope::of_folder(vendor, &[]).is_whole() {
            vendor::check_vendor(vendor, report);
            check_shared(vendor, &[], &At::file(vendor.file), &vendor.shared, report);
        }
        types::check_unused(vendor, report);
        shapes::check_equal(vendor, report);
        path::check_folders(vendor, report);
        path::check_calls(vendor, report);
        folder::check_modules(vendor, report);
        folder::check_exports(vendor, report);
        folder::check_methods(vendor, report);
        unsure::check_shared_words(vendor, report);
        event::check_events(vendor, report);
        for service in &vendor.services {
            check_shared(vendor, &service.path, &At::file(service.file), &service.shared, report);
        }
        check_operations(vendor, sources, memo, report);
    }
}

/// Checks each operation by the rules that read its own file and the shared files alone.
///
/// Meanwhile, the vendor has no operations: what a check finds in one operation depends on no other
/// one, so its findings are known until its file or a shared file changes.
fn check_operations(vendor: &mut Vendor, sources: &Sources, memo: &mut Memo, report: &mut Report) {
    let operations = std::mem::take(&mut vendor.operations);
    let shared = shared_digest(vendor, sources);
    for operation in &operations {
        let text = &sources.get(operation.file).text;
        let key = || Digest::of([b"operation", operation.path.join("/").as_bytes(), text.as_bytes(), shared.as_ref()]);
        memo.check(key, operation.file, report, |report| check_operation(vendor, operation, report));
    }
    vendor.operations = operations;
}

/// Returns the digest of what an operation can see outside of its file.
fn shared_digest(vendor: &Vendor, sources: &Sources) -> Digest {
    let files = vendor.services.iter().map(|service| service.file).chain([vendor.file]);
    let files = files.map(|file| sources.get(file)).flat_map(|source| [source.path.as_str(), &source.text]);
    let unread = vendor.unread.iter().map(|path| path.join("/"));
    Digest::of(std::iter::once(&*vendor.name).chain(files).map(ToOwned::to_owned).chain(unread))
}

fn check_shared(vendor: &Vendor, folder: &[String], at: &At<'_>, shared: &Shared, report: &mut Report) {
    let scope = Scope::of_folder(vendor, folder);
    host::check_host(shared, at, report);
    envelope::check_envelope(shared, at, report);
    let headers = at.key("headers");
    for (name, value) in &shared.headers {
        let at = headers.key(name);
        header::check_header_text(name, Some(value), &at, &at, report);
    }
    no_effect::check_shared_headers(vendor, folder, shared, at, report);
    let log_id = at.key("log_id");
    waits::check_waits(vendor, shared, at, report);
    repeat::check_methods(vendor, folder, shared, at, report);
    let names = shared.log_id.iter().flat_map(|log_id| &log_id.headers);
    header::check_response_headers(names, &log_id.key("headers"), report);
    types::check_types(&shared.types, &scope, at, report);
    name::check_types(&shared.types, &scope, at, report);
    errors::check_rows(&shared.errors, at, report);
    let section = at.key("errors");
    for (number, row) in shared.errors.iter().enumerate() {
        no_effect::check_success_row(row, scope.envelope(), &section.index(number), report);
        no_effect::check_carried_row(row, scope.envelope(), &section.index(number), report);
    }
}

fn check_operation(vendor: &Vendor, operation: &Operation, report: &mut Report) {
    let at = At::file(operation.file);
    let scope = Scope::of_operation(vendor, operation);
    path::check_name(operation, &at, report);
    path::check_placeholders(operation, &at, report);
    field::check_request(operation, &scope, &at, report);
    field::check_response(operation, &scope, &at, report);
    files::check_body(operation, &scope, &at, report);
    credentials::check_tokens(operation, &at, report);
    get_body::check_get_body(operation, &at, report);
    files::check_redirect(operation, &at, report);
    files::check_members(&operation.response, &at.key("response"), report);
    stream::check_events(operation, &scope, &at, report);
    types::check_types(&operation.types, &scope, &at, report);
    errors::check_rows(&operation.errors, &at, report);
    rates::check_rates(operation, &at, report);
    unsure::check_unsure(&operation.unsure, &at, report);
    unsure::check_words(operation, &at, report);
    name::check_operation(operation, &scope, &at, report);
    if Scope::of_folder(vendor, &[]).is_whole() {
        vendor::check_grants(vendor, operation, &at, report);
        credentials::check_headers(vendor, operation, &at, report);
        no_effect::check_headers(vendor, operation, &at, report);
    }
    if scope.is_whole() {
        check_success(operation, &scope, &at, report);
        no_effect::check_rows(operation, &scope, &at, report);
        files::check_response(operation, &scope, &at, report);
        files::check_nothing(operation, &at, report);
        files::check_data(operation, &scope, &at, report);
        let mut cx = OperationCx { operation, scope: &scope, report };
        rates::check_fields(&mut cx, &at);
        batch::check_batch(&mut cx, &at);
        pages::check_pages(&mut cx, &at);
        example::check_examples(&mut cx, &at);
    }
}

/// Checks that the client can tell success from failure.
fn check_success(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    // Without an envelope in a success, the HTTP status says whether the call succeeded.
    let has_no_envelope = operation.bare
        || operation.receives_nothing()
        || operation.receives_file()
        || operation.receives_events_alone();
    if !has_no_envelope && scope.envelope().is_some_and(|envelope| envelope.success.is_empty()) {
        let message =
            format!("`{}` could never succeed: its envelope lists no success codes", operation.path.join("."));
        report.add(&codes::NO_SUCCESS, &at.key("operation"), message);
    }
    let has_body = !(operation.receives_nothing() || operation.receives_file() || operation.receives_events_alone());
    if operation.bare && operation.response.is_empty() && has_body {
        let message = "a response without an envelope has no member that tells success from failure";
        let finding = report.add(&codes::NO_SUCCESS, &at.key("bare"), message.to_owned());
        finding.help("list the members of the response under `response`, write `receives: nothing`, or remove `bare`");
    }
}
