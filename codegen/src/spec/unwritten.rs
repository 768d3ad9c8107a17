//! Texts that are still to be written: removed, or replaced by the facts next to them.
//!
//! A finding reports each `?`. Errors, documentation and exported documents never show one.

use super::model::{
    Erratum, ErrorRow, Event, Field, Operation, PageSource, Shared, Spec, Type, Variable, is_unwritten,
};

/// Returns the spec without unwritten texts.
pub(super) fn replaced(mut spec: Spec) -> Spec {
    for vendor in &mut spec.vendors {
        fill(&mut vendor.title, || vendor.name.clone());
        fill(&mut vendor.doc, || format!("API of `{}`.", vendor.name));
        for auth in &mut vendor.auth {
            fill(&mut auth.doc, || format!("Credentials for `{}`.", auth.token));
            auth.users.iter_mut().flat_map(|users| &mut users.errors).for_each(replace_row);
        }
        vendor.scopes.iter_mut().for_each(|(scope, doc)| fill(doc, || format!("Access of `{scope}`.")));
        replace_shared(&mut vendor.shared);
        for service in &mut vendor.services {
            remove(&mut service.title);
            remove(&mut service.doc);
            replace_shared(&mut service.shared);
        }
        vendor.operations.iter_mut().for_each(replace_operation);
        vendor.events.iter_mut().for_each(replace_event);
    }
    spec
}

fn replace_operation(operation: &mut Operation) {
    let call = format!("Calls `{} {}`.", operation.http.method, operation.http.path);
    replace_source(&mut operation.source, &operation.name);
    fill(&mut operation.summary, || call);
    operation.notes.retain(|note| !is_unwritten(note));
    operation.request.iter_mut().chain(&mut operation.response).for_each(replace_field);
    operation.events.iter_mut().flat_map(|events| &mut events.contents).for_each(replace_field);
    operation.types.iter_mut().for_each(replace_type);
    operation.errors.iter_mut().for_each(replace_row);
    operation.errata.retain(is_written);
    if let Some(repeat) = &mut operation.repeat {
        fill(&mut repeat.why, || "The reason is not written yet.".to_owned());
    }
    operation.examples.iter_mut().for_each(|example| remove(&mut example.name));
}

fn replace_event(event: &mut Event) {
    let cause = format!("The event `{}`.", event.kind);
    replace_source(&mut event.source, &event.kind);
    fill(&mut event.summary, || cause);
    event.notes.retain(|note| !is_unwritten(note));
    event.body.iter_mut().for_each(replace_field);
    event.types.iter_mut().for_each(replace_type);
    event.errata.retain(is_written);
    event.examples.iter_mut().for_each(|example| remove(&mut example.name));
}

fn replace_shared(shared: &mut Shared) {
    shared.sources.iter_mut().for_each(|source| replace_source(source, "Page"));
    for Variable { name, doc, .. } in &mut shared.variables {
        fill(doc, || format!("Variable `{name}` of the host."));
    }
    shared.types.iter_mut().for_each(replace_type);
    shared.errors.iter_mut().for_each(replace_row);
    shared.errata.retain(is_written);
}

fn replace_source(source: &mut PageSource, name: &str) {
    remove(&mut source.url);
    fill(&mut source.title, || name.to_owned());
}

fn replace_type((name, ty): &mut (String, Type)) {
    fill(&mut ty.doc, || format!("Object `{name}`."));
    ty.fields.iter_mut().for_each(replace_field);
}

fn replace_field(field: &mut Field) {
    fill(&mut field.doc, || format!("Field `{}`.", field.name));
    // The value itself is the fact next to its meaning.
    field.meanings.iter_mut().for_each(|meaning| fill(meaning, String::new));
}

fn replace_row(row: &mut ErrorRow) {
    remove(&mut row.remedy);
    remove(&mut row.meaning);
}

fn is_written(erratum: &Erratum) -> bool {
    !is_unwritten(&erratum.page) && !is_unwritten(&erratum.fact)
}

/// Replaces an unwritten text that every reader of the spec expects.
fn fill(text: &mut String, replacement: impl FnOnce() -> String) {
    if is_unwritten(text) {
        *text = replacement();
    }
}

/// Removes an unwritten text.
fn remove(text: &mut Option<String>) {
    *text = text.take().filter(|text| !is_unwritten(text));
}
