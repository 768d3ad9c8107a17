//! The extension for paged results, which `OpenAPI` lacks.

use super::object::Object;
use crate::spec::Pages;
use crate::yaml::Value;

/// Exports `x-paging`: the keys of the spec, and the kind of paging.
pub(super) fn export_paging(pages: &Pages) -> Object {
    let by = pages.ways().next().map(|way| if way == "next" { "token" } else { way });
    let next = pages.next.iter().map(|(field, member)| (field.clone(), Value::from(member)));
    Object::new()
        .with("by", by.unwrap_or_default())
        .with("items", &pages.items)
        .with_some("next", Some(Value::Map(next.collect())))
        .with_some("page", pages.page.as_ref())
        .with_some("first", pages.first)
        .with_some("offset", pages.offset.as_ref())
        .with_some("size", pages.size.as_ref())
        .with_some("more", pages.more.as_ref())
        .with_some("total", pages.total.as_ref())
        .with_some("switch", pages.switch.as_ref())
}
