//! One function a rule, all findings collected.

mod batch;
mod errors;
mod example;
mod field;
mod name;
mod path;
mod shapes;
mod types;
mod vendor;

use crate::report::Report;
use crate::source::At;
use crate::spec::{Operation, Scope, Shared, Spec, Vendor};

/// Holds the spec against every rule that needs more than one key to judge.
pub fn check(spec: &Spec, report: &mut Report) {
    for vendor in &spec.vendors {
        vendor::check_vendor(vendor, report);
        types::check_unused(vendor, report);
        shapes::check_equal(vendor, report);
        path::check_folders(vendor, report);
        name::check_siblings(vendor, report);
        check_shared(vendor, &[], &At::file(vendor.file), &vendor.shared, report);
        for service in &vendor.services {
            check_shared(vendor, &service.path, &At::file(service.file), &service.shared, report);
        }
        for operation in &vendor.operations {
            check_operation(vendor, operation, report);
        }
    }
    path::check_calls(spec, report);
}

fn check_shared(vendor: &Vendor, folder: &[String], at: &At<'_>, shared: &Shared, report: &mut Report) {
    let scope = Scope::of_folder(vendor, folder);
    types::check_types(&shared.types, &scope, at, report);
    name::check_types(&shared.types, at, report);
    errors::check_rows(&shared.errors, at, report);
}

fn check_operation(vendor: &Vendor, operation: &Operation, report: &mut Report) {
    let at = At::file(operation.file);
    let scope = Scope::of_operation(vendor, operation);
    path::check_name(operation, &at, report);
    path::check_placeholders(operation, &at, report);
    vendor::check_grants(vendor, operation, &at, report);
    field::check_request(operation, &scope, &at, report);
    field::check_response(operation, &scope, &at, report);
    types::check_types(&operation.types, &scope, &at, report);
    name::check_types(&operation.types, &at, report);
    types::check_shadows(operation, &scope, &at, report);
    errors::check_rows(&operation.errors, &at, report);
    batch::check_batch(operation, &scope, &at, report);
    example::check_examples(operation, &scope, &at, report);
    name::check_operation(operation, &at, report);
}
