//! Types of a new draft that a file above also declares: equal types are removed, others are
//! renamed.

use super::plan::Specs;
use super::target;
use crate::import::edit::{SpecEditor, below, item};
use crate::import::merge::{SharedType, used_types};
use crate::naming;
use crate::yaml::{Step, Value, follow};

/// Adapts a draft to the types above it.
pub(super) fn adapt(path: &str, text: &str, specs: &Specs) -> String {
    let Some(mut editor) = SpecEditor::read(text) else { return text.to_owned() };
    let above = target::types_above(path, specs);
    let known = |name: &str| above.iter().find(|(_, known, _)| known == name).map(|(.., ty)| ty);
    let section = below(&[], "types");
    let equal = equal(&editor, &above);
    for name in editor.keys(&section).into_iter().filter(|name| known(name).is_some()) {
        if equal.contains(&name) {
            remove(&name, &mut editor);
            continue;
        }
        let own = editor.keys(&section);
        let taken: Vec<&String> = own.iter().chain(above.iter().map(|(_, name, _)| name)).collect();
        let is_free =
            |new: &String| taken.iter().all(|taken| naming::type_name(taken, "Type") != naming::type_name(new, "Type"));
        if let Some(new) = (2..taken.len() + 3).map(|number| format!("{name}{number}")).find(is_free) {
            rename(&name, &new, &mut editor);
        }
    }
    editor.finish().unwrap_or_else(|_| text.to_owned())
}

/// Returns the types of a draft that equal a type above, including the types within them.
fn equal(editor: &SpecEditor, above: &[SharedType]) -> Vec<String> {
    let section = below(&[], "types");
    let own = |name: &str| editor.value(&below(&section, name));
    let is_equal = |name: &String| {
        let shared = above.iter().find(|(_, known, _)| known == name);
        shared.is_some_and(|(.., ty)| own(name).map(facts) == Some(facts(ty))) && !is_open(name, editor.root())
    };
    let mut equal: Vec<String> = editor.keys(&section).into_iter().filter(is_equal).collect();
    loop {
        let before = equal.clone();
        equal.retain(|name| own(name).is_some_and(|ty| used_types(ty).iter().all(|inner| before.contains(inner))));
        if equal == before {
            return equal;
        }
    }
}

/// Returns the facts of a type: everything but words and examples.
pub(super) fn facts(ty: &Value) -> Value {
    let Some(Value::Map(fields)) = ty.get("fields") else { return Value::Null };
    let field = |(name, field): &(String, Value)| {
        let Value::Map(entries) = field else { return (name.clone(), field.clone()) };
        let kept = entries.iter().filter(|(key, _)| key != "doc" && key != "example").cloned();
        (name.clone(), Value::Map(kept.collect()))
    };
    Value::Map(fields.iter().map(field).collect())
}

/// Whether the spec has an open point or an erratum about a type or its fields.
pub(super) fn is_open(name: &str, root: &Value) -> bool {
    let at = format!("types.{name}");
    ["unsure", "errata"].iter().any(|section| match root.get(section) {
        Some(Value::List(entries)) => entries
            .iter()
            .filter_map(|entry| entry.get("at")?.as_text())
            .any(|address| address.strip_prefix(&at).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))),
        _ => false,
    })
}

/// Removes a type. The section goes with its last type.
pub(super) fn remove(name: &str, editor: &mut SpecEditor) {
    let section = below(&[], "types");
    let is_last = editor.keys(&section).len() == 1;
    editor.remove(&if is_last { section } else { below(&section, name) });
}

/// Renames a type and all references to it.
fn rename(name: &str, new: &str, editor: &mut SpecEditor) {
    let root = editor.root().clone();
    let mut fields: Vec<Vec<Step>> =
        ["path", "query", "headers", "body", "response"].iter().map(|key| below(&[], key)).collect();
    let types = below(&[], "types");
    fields.extend(editor.keys(&types).iter().map(|ty| below(&below(&types, ty), "fields")));
    for section in fields {
        for field in editor.keys(&section) {
            let at = below(&below(&section, &field), "type");
            let ty = editor.value(&at).and_then(Value::as_text).and_then(crate::spec::Ty::parse);
            if let Some(ty) = ty.filter(|ty| ty.named() == Some(name)) {
                let text = ty.to_string().replacen(name, new, 1);
                editor.replace(&at, &Value::Text(text));
            }
        }
    }
    let Some(Value::List(entries)) = root.get("unsure") else { return editor.rename(&below(&types, name), new) };
    editor.rename(&below(&types, name), new);
    for (number, entry) in entries.iter().enumerate() {
        let Some(address) = entry.get("at").and_then(Value::as_text) else { continue };
        let moved = address.replacen(&format!("types.{name}"), &format!("types.{new}"), 1);
        if follow(editor.root(), address).is_err() && moved != address {
            let at = below(&item(&below(&[], "unsure"), number), "at");
            editor.replace(&at, &Value::Text(moved));
        }
    }
}
