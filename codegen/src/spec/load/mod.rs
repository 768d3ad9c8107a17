//! Reads files into the model, and reports values that the table of keys does not allow.

mod empty;
mod entry;
mod errata;
mod event;
mod file;
mod hidden;
mod no_effect;
mod operation;
mod pages;
mod part;
mod repeat;
mod shape;
mod stream;
mod vendor;

pub(crate) use part::parse_http;

use std::borrow::Cow;

use crate::diagnostics::{At, FileId, Report, Sources, codes};
use crate::format::{keys, schema};
use crate::memo::{Digest, Memo};
use crate::spec::model::{Spec, Vendor};
use crate::yaml::{self, Value};
use file::{File, FileKind};

/// Reads all files; an invalid file does not prevent others from being read.
#[must_use]
pub fn load(sources: &Sources, report: &mut Report) -> Spec {
    load_with(sources, &mut Memo::off(), report)
}

/// Reads all files, with the findings that the memo has.
pub(super) fn load_with(sources: &Sources, memo: &mut Memo, report: &mut Report) -> Spec {
    if sources.iter().next().is_none() {
        report.add_folder(&codes::NO_SPECS, format!("the folder `{}` contains no specs", sources.root));
    }
    let files: Vec<File> = sources.iter().filter_map(|(id, _)| read_file(sources, id, memo, report)).collect();
    let vendors = files.chunk_by(|a, b| a.steps[0] == b.steps[0]).map(|files| load_folder(files, report));
    Spec { vendors: vendors.collect() }
}

fn read_file<'a>(sources: &'a Sources, id: FileId, memo: &mut Memo, report: &mut Report) -> Option<File<'a>> {
    let steps = sources.steps(id);
    let at = At::file(id);
    let Some(kind) = FileKind::of(&steps, is_event(sources, id)) else {
        if steps.last() == Some(&"vendor") {
            let finding = report.add(&codes::STRAY_FILE, &at, "a vendor.yaml must be in the vendor's own folder");
            finding.help("move what the pages below a deeper folder share to a service.yaml there");
        } else {
            report.add(&codes::STRAY_FILE, &at, "this file belongs to no vendor");
        }
        return None;
    };
    let text = &sources.get(id).text;
    let parsed = sources.value(id).map_or_else(|| yaml::parse(text).map(Cow::Owned), |value| Ok(Cow::Borrowed(value)));
    let root = match parsed {
        Ok(root) => {
            let key = || Digest::of(["file", kind.record().name, text]);
            memo.check(key, id, report, |report| check_file(&root, kind, &at, report));
            matches!(*root, Value::Map(_)).then_some(root)
        }
        Err(errors) => {
            for error in errors {
                report.add_syntax_error(id, error);
            }
            None
        }
    };
    Some(File { id, steps, kind, root })
}

/// Whether a page is that of an event. A file that was read already, or has no text, has its value.
fn is_event(sources: &Sources, id: FileId) -> bool {
    let path = sources.steps(id).join("/");
    let record = sources.value(id).map_or_else(
        || schema::record_in(&path, &sources.get(id).text),
        |root| schema::record_with(&path, |key| root.get(key).is_some()),
    );
    record.name == keys::EVENT.name
}

/// Checks the parts of a file that need no other file.
fn check_file(root: &Value, kind: FileKind, at: &At<'_>, report: &mut Report) {
    shape::check_record(root, kind.record(), at, report);
    hidden::check_hidden(root, kind.record(), at, report);
    errata::check_errata(root, at, report);
    errata::check_texts(root, at, report);
    no_effect::check_empty_values(root, kind.record(), at, report);
    no_effect::check_texts_alone(root, at, report);
    no_effect::check_path_required(root, at, report);
    if kind == FileKind::Event {
        no_effect::check_method(root, at, report);
    }
}

/// Reads the files of one vendor's folder.
fn load_folder(files: &[File<'_>], report: &mut Report) -> Vendor {
    let mut vendor = Vendor { name: files[0].steps[0].to_owned(), ..Vendor::default() };
    if let Some(file) = files.iter().find(|file| file.kind == FileKind::Vendor) {
        let read = file.entry().map(|entry| vendor::load_vendor(file, entry));
        vendor = read.unwrap_or(vendor);
    } else {
        let message = format!("the folder `{}` contains no vendor.yaml", vendor.name);
        report.add(&codes::UNKNOWN_VENDOR, &At::file(files[0].id), message);
        vendor.unread.push(Vec::new());
    }
    for file in files {
        match (file.kind, file.entry()) {
            (kind, None) => vendor.unread.push(if kind.is_page() { file.below() } else { file.folder() }),
            (FileKind::Service, Some(entry)) => vendor.services.push(vendor::load_service(file, entry)),
            (FileKind::Operation, Some(entry)) => vendor.operations.push(operation::load_operation(file, entry)),
            (FileKind::Event, Some(entry)) => vendor.events.push(event::load_event(file, entry)),
            (FileKind::Vendor, Some(_)) => {}
        }
    }
    for file in files {
        empty::check_empty(file, &vendor, report);
    }
    repeat::inherit(&mut vendor);
    vendor
}
