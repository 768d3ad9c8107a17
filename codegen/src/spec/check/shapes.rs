//! Checks for types with the same fields.

use std::collections::BTreeMap;

use super::declarations::declarations;
use crate::diagnostics::{At, FileId, Report, codes};
use crate::spec::model::{Type, Vendor};

/// A type by its file, the folder of that file, and its name.
type Declared<'a> = (FileId, &'a [String], &'a str);

/// Reports types with the same fields, once per group.
///
/// A type that hides an equal type of a file above has a finding of another rule.
pub(super) fn check_equal(vendor: &Vendor, report: &mut Report) {
    let mut groups: BTreeMap<(&[String], String), Vec<Declared<'_>>> = BTreeMap::new();
    for (file, path, types) in declarations(vendor) {
        for (name, ty) in types {
            groups.entry((events_folder(vendor, path), shape(ty))).or_default().push((file, path, name));
        }
    }
    for group in groups.into_values() {
        let Some(((above, home, first), others)) = group.split_first() else { continue };
        let mut others = others.iter().filter(|(_, path, name)| !(first == name && path.starts_with(home)));
        let Some((file, _, name)) = others.next() else { continue };
        let place = if home.is_empty() { "vendor.yaml".to_owned() } else { format!("`{}`", home.join(".")) };
        let more = match others.count() {
            0 => String::new(),
            more => format!(", and so have {more} others"),
        };
        let message = format!("`{name}` has the same fields as the `{first}` of {place}{more}");
        let finding = report.add(&codes::EQUAL_SHAPES, &At::file(*file).key("types").key(name), message).on_key();
        if file == above {
            finding.help("remove one of the two types if the vendor means one type");
        }
    }
}

/// Returns the folder of events that alone can share a type; empty for a type of operations.
fn events_folder<'a>(vendor: &Vendor, path: &'a [String]) -> &'a [String] {
    let depth = (1..=path.len()).find(|depth| vendor.is_events_folder(&path[..*depth]));
    &path[..depth.unwrap_or_default()]
}

/// Describes the fields of a type without their documentation and examples.
fn shape(ty: &Type) -> String {
    let mut fields: Vec<String> = ty
        .fields
        .iter()
        .map(|field| {
            let bounds = field.bounds().map(|(_, bounds, _)| bounds);
            let allowed = (&field.values, &field.pattern, &field.default);
            let marks = [field.required, field.json_text, field.deprecated, field.from_example];
            format!("{} {} {bounds:?} {allowed:?} {marks:?} {:?}", field.name, field.ty, field.rust)
        })
        .collect();
    fields.sort();
    format!("{:?} {:?}", fields, ty.either)
}
