//! Types: merged along the fields that refer to them, added if new, removed if unused.

use std::collections::BTreeSet;

use super::context::Merge;
use super::pairs::{fields_of, is_alike, outline, renamed, sections, ty};
use super::{fields, parts};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::doubt::Doubt;
use crate::import::edit::below;
use crate::naming;
use crate::spec::Ty;
use crate::yaml::{Step, Value};

/// Merges the type of a field: the fields of the same type, or another type.
pub(super) fn merge_type(at: &[Step], ours: &Value, stated: &Value, cx: &mut Merge<'_>) {
    let at = below(at, "type");
    let Some(other) = ty(stated) else { return };
    let Some(own) = ty(ours) else {
        let new = Value::Text(file_type(&other, cx).to_string());
        parts::set(&at, Some(&new), &keys::FIELD, false, cx);
        return insert_pending_types(cx);
    };
    let (Some(name), Some(theirs)) = (own.named(), other.named()) else {
        if own != other && !is_decimal_of(&own, &other) {
            let new = file_type(&other, cx);
            cx.change(&at, &Value::Text(new.to_string()));
            insert_pending_types(cx);
        }
        return;
    };
    let paired = cx.pairs.page(name).map(ToOwned::to_owned);
    if paired.as_deref().is_none_or(|paired| is_alike(cx.page, paired, theirs)) {
        if outline(&own) != outline(&other) {
            cx.change(&at, &Value::Text(renamed(&other, name).to_string()));
        }
        return merge_fields(name, paired.as_deref().unwrap_or(theirs), cx);
    }
    // The page now gives this field a type of its own.
    let new = file_type(&other, cx);
    if new != own {
        cx.change(&at, &Value::Text(new.to_string()));
    }
    insert_pending_types(cx);
}

/// Whether the file has `decimal` where the page has `number`: pages do not tell them apart.
fn is_decimal_of(own: &Ty, other: &Ty) -> bool {
    match (own, other) {
        (Ty::Decimal, Ty::Number) => true,
        (Ty::List(own), Ty::List(other)) | (Ty::Map(own), Ty::Map(other)) => is_decimal_of(own, other),
        _ => false,
    }
}

/// Merges the fields of a type, once.
fn merge_fields(name: &str, theirs: &str, cx: &mut Merge<'_>) {
    if !cx.merged.insert(name.to_owned()) {
        return;
    }
    let Some(Value::Map(stated)) = fields_of(cx.page, theirs).cloned() else { return };
    if fields_of(cx.editor.root(), name).is_some() {
        let at = below(&below(&below(&[], "types"), name), "fields");
        return fields::merge_fields(&at, &stated, cx);
    }
    let Some((file, _, shared)) = cx.shared.iter().find(|(_, known, _)| known == name) else { return };
    let differing = differing(shared.get("fields"), &stated);
    if differing.is_empty() {
        return;
    }
    let fields = differing.join(", ");
    cx.lines.push(format!("kept {name}: it is in {file}, and the page has other fields: {fields}"));
    let at = first_use(cx.editor.root(), name);
    let why = format!("The page has other fields than {name} in {file}: {fields}.");
    cx.about_shared.extend(at.map(|at| Doubt::new(&kinds::SHARED_TYPE, at, "The shared type stays as it is.", why)));
}

/// Returns the address of the first field that has a type.
fn first_use(root: &Value, name: &str) -> Option<String> {
    let of_section = |at: String, fields: &Value| {
        let Value::Map(fields) = fields else { return None };
        let used = fields.iter().find(|(_, field)| ty(field).is_some_and(|ty| ty.named() == Some(name)));
        used.map(|(field, _)| format!("{at}.{field}"))
    };
    let direct = sections(root).find_map(|(at, fields)| of_section(at.to_owned(), fields));
    let Some(Value::Map(types)) = root.get("types") else { return direct };
    let inner = |(own, ty): &(String, Value)| of_section(format!("types.{own}.fields"), ty.get("fields")?);
    direct.or_else(|| types.iter().find_map(inner))
}

/// Returns the names of fields that a type above lacks or declares differently.
fn differing(ours: Option<&Value>, stated: &[(String, Value)]) -> Vec<String> {
    let kind = |field: &Value| ty(field).map(|ty| outline(&ty));
    let new = stated
        .iter()
        .filter(|(name, field)| ours.and_then(|ours| ours.get(name)).is_none_or(|ours| kind(ours) != kind(field)));
    let mut names: Vec<String> = new.map(|(name, _)| name.clone()).collect();
    if let Some(Value::Map(ours)) = ours {
        let gone = ours.iter().filter(|(name, _)| stated.iter().all(|(known, _)| known != name));
        names.extend(gone.map(|(name, _)| name.clone()));
    }
    names
}

/// Returns a field of the page with the file's names of its types.
pub(super) fn with_file_types(field: &Value, cx: &mut Merge<'_>) -> Value {
    let (Value::Map(entries), Some(ty)) = (field, ty(field)) else { return field.clone() };
    let new = Value::Text(file_type(&ty, cx).to_string());
    let entry = |(key, value): &(String, Value)| (key.clone(), if key == "type" { new.clone() } else { value.clone() });
    Value::Map(entries.iter().map(entry).collect())
}

/// Returns a type of the page with the file's names. A type that the file lacks waits for
/// insertion.
fn file_type(ty: &Ty, cx: &mut Merge<'_>) -> Ty {
    let Some(theirs) = ty.named() else { return ty.clone() };
    if let Some(own) = cx.pairs.file(theirs).map(ToOwned::to_owned) {
        merge_fields(&own, theirs, cx);
        return renamed(ty, &own);
    }
    let own = free(theirs, cx);
    cx.pairs.push(&own, theirs);
    cx.pending_types.push((own.clone(), theirs.to_owned()));
    renamed(ty, &own)
}

/// Returns a name that is not taken.
fn free(wanted: &str, cx: &Merge<'_>) -> String {
    let name = |key| cx.editor.root().get(key).and_then(Value::as_text);
    let mut taken: BTreeSet<String> = match name("event") {
        Some(event) => {
            [naming::event(event.split_once('.').map_or(event, |(_, rest)| rest)), "Event".to_owned()].into()
        }
        None => {
            naming::operation(name("operation").and_then(|name| name.rsplit('.').next()).unwrap_or_default()).into()
        }
    };
    taken.extend(cx.editor.keys(&below(&[], "types")));
    taken.extend(cx.shared.iter().map(|(_, name, _)| name.clone()));
    taken.extend(cx.pending_types.iter().map(|(own, _)| own.clone()));
    let taken: BTreeSet<String> = taken.iter().map(|name| naming::type_name(name, "Type")).collect();
    let numbered = (2..).map(|number| format!("{wanted}{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(&naming::type_name(name, "Type"))).unwrap_or_default()
}

/// Inserts the types that new fields need, and the types within them.
pub(super) fn insert_pending_types(cx: &mut Merge<'_>) {
    let section = below(&[], "types");
    while !cx.pending_types.is_empty() {
        let (own, theirs) = cx.pending_types.remove(0);
        let Some(Value::Map(fields)) = fields_of(cx.page, &theirs).cloned() else { continue };
        let fields: Vec<(String, Value)> =
            fields.iter().map(|(name, field)| (name.clone(), with_file_types(field, cx))).collect();
        let size = if fields.len() == 1 { "1 field".to_owned() } else { format!("{} fields", fields.len()) };
        let doc = cx.page.get("types").and_then(|types| types.get(&theirs)?.get("doc")).cloned();
        let mut entries: Vec<(String, Value)> = doc.map(|doc| ("doc".to_owned(), doc)).into_iter().collect();
        entries.push(("fields".to_owned(), Value::Map(fields)));
        let ty = Value::Map(entries);
        let known = cx.editor.keys(&section);
        if let Some(last) = known.last() {
            // Insert after the type that precedes it on the page.
            let before = before(&theirs, &known, cx).unwrap_or_else(|| last.clone());
            cx.editor.insert(&section, &own, &ty, Some(&before));
        } else {
            let types = Value::Map(vec![(own.clone(), ty)]);
            cx.editor.insert_in_order(&[], "types", &types, cx.record);
        }
        cx.note(&below(&section, &own), &format!("new, {size}"));
        cx.merged.insert(own);
    }
}

/// Returns the file's name of the nearest preceding type of the page that the file also has.
fn before(theirs: &str, known: &[String], cx: &Merge<'_>) -> Option<String> {
    let Some(Value::Map(types)) = cx.page.get("types") else { return None };
    let place = types.iter().position(|(name, _)| name == theirs)?;
    let mut names = types[..place].iter().rev().filter_map(|(name, _)| cx.pairs.file(name));
    names.find(|name| known.iter().any(|known| known == name)).map(ToOwned::to_owned)
}

/// Removes types that were used before and are not used now.
pub(super) fn remove_unused(before: &[String], cx: &mut Merge<'_>) {
    loop {
        let used = used(cx.editor.root());
        let section = below(&[], "types");
        let keys = cx.editor.keys(&section);
        let gone = keys.iter().find(|name| before.contains(name) && !used.contains(name));
        let Some(name) = gone.filter(|name| !cx.decided.reaches(&format!("types.{name}"))).cloned() else { return };
        if keys.len() == 1 {
            cx.editor.remove(&section);
            cx.note(&below(&section, &name), "removed, nothing refers to it");
            return;
        }
        let at = below(&section, &name);
        cx.editor.remove(&at);
        cx.note(&at, "removed, nothing refers to it");
    }
}

/// Returns the types that the operation uses.
pub(super) fn used(root: &Value) -> Vec<String> {
    let mut used: Vec<String> = Vec::new();
    let mut open: Vec<&Value> = sections(root).map(|(_, fields)| fields).collect();
    while let Some(Value::Map(fields)) = open.pop() {
        for (_, field) in fields {
            let Some(name) = ty(field).and_then(|ty| ty.named().map(ToOwned::to_owned)) else { continue };
            if !used.contains(&name) {
                open.extend(fields_of(root, &name));
                used.push(name);
            }
        }
    }
    used
}
