//! Types that say the same twice.

use std::collections::BTreeMap;

use crate::codes;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Type, Vendor};

/// Points at equal types of different files.
pub(super) fn check_equal(vendor: &Vendor, report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let services = vendor.services.iter().map(|service| (service.file, &service.shared.types));
    let operations = vendor.operations.iter().map(|operation| (operation.file, &operation.types));
    for (file, types) in std::iter::once((vendor.file, &vendor.shared.types)).chain(services).chain(operations) {
        for (name, ty) in types {
            let file = At::file(file);
            if let Some(first) = seen.insert(shape(ty), name) {
                let message = format!("`{name}` has the same fields as `{first}`, declared earlier");
                report.add(&codes::EQUAL_SHAPES, &file.key("types").key(name), message).on_key();
            }
        }
    }
}

/// All that counts of a type but its words.
fn shape(ty: &Type) -> String {
    let mut fields: Vec<String> = ty
        .fields
        .iter()
        .map(|field| {
            let bounds = [field.chars, field.items, field.range];
            format!("{} {} {} {:?} {}", field.name, field.ty, field.required, bounds, field.json_text)
        })
        .collect();
    fields.sort();
    format!("{:?} {:?}", fields, ty.either)
}
