//! From files to the spec: every finding about a file's shape comes from here.

mod entry;
mod operation;
mod part;
mod shape;
mod vendor;

use crate::codes;
use crate::keys::{self, Record};
use crate::report::Report;
use crate::source::{At, FileId, Sources};
use crate::spec::Spec;
use crate::yaml::{self, Value};
use entry::Entry;

pub use shape::nearest;

/// A file that could be read, and what its place makes of it.
struct File<'a> {
    id: FileId,
    steps: Vec<&'a str>,
    kind: FileKind,
    root: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Vendor,
    Service,
    Operation,
}

impl FileKind {
    /// What the steps of a path below `specs` say: `vendor/…/name`.
    fn of(steps: &[&str]) -> Option<Self> {
        match steps {
            [_] | [] => None,
            [_, "vendor"] => Some(Self::Vendor),
            [.., "vendor"] => None,
            [.., "service"] => Some(Self::Service),
            _ => Some(Self::Operation),
        }
    }

    const fn record(self) -> &'static Record {
        match self {
            Self::Vendor => &keys::VENDOR,
            Self::Service => &keys::SERVICE,
            Self::Operation => &keys::OPERATION,
        }
    }
}

/// Reads every file. What is wrong with one does not keep the others from being read.
#[must_use]
pub fn load(sources: &Sources, report: &mut Report) -> Spec {
    let files: Vec<File> = sources.iter().filter_map(|(id, _)| read_file(sources, id, report)).collect();
    let mut spec = Spec { vendors: files.iter().filter_map(vendor::load_vendor).collect() };
    for file in files.iter().filter(|file| file.kind != FileKind::Vendor) {
        let Some(vendor) = spec.vendors.iter_mut().find(|vendor| vendor.name == file.steps[0]) else {
            let refused = files.iter().all(|other| other.kind != FileKind::Vendor || other.steps[0] != file.steps[0])
                && sources.iter().any(|(id, _)| sources.steps(id) == [file.steps[0], "vendor"]);
            if !refused {
                let message = format!("the folder `{}` holds no vendor.yaml", file.steps[0]);
                report.add(&codes::UNKNOWN_VENDOR, &At::file(file.id), message);
            }
            continue;
        };
        match file.kind {
            FileKind::Service => vendor.services.push(vendor::load_service(file)),
            _ => vendor.operations.push(operation::load_operation(file)),
        }
    }
    spec
}

fn read_file<'a>(sources: &'a Sources, id: FileId, report: &mut Report) -> Option<File<'a>> {
    let steps = sources.steps(id);
    let at = At::file(id);
    let Some(kind) = FileKind::of(&steps) else {
        report.add(&codes::STRAY_FILE, &at, "this file belongs to no vendor");
        return None;
    };
    match yaml::parse(&sources.get(id).text) {
        Ok(root) => {
            shape::check_record(&root, kind.record(), &at, report);
            shape::check_errata(&root, &at, report);
            matches!(root, Value::Map(_)).then_some(File { id, steps, kind, root })
        }
        Err(refusals) => {
            for refusal in refusals {
                report.add_bytes(refusal.code, id, refusal.bytes, refusal.message);
            }
            None
        }
    }
}

impl File<'_> {
    fn entry(&self) -> Entry<'_> {
        Entry::new(&self.root, self.kind.record())
    }

    /// The steps below the vendor.
    fn below(&self) -> Vec<String> {
        self.steps[1..].iter().map(ToString::to_string).collect()
    }
}
