//! Documentation of events.

use super::plain::plain;
use super::text::{code_list, page_link, push_errata, push_list, push_paragraph};
use crate::rust::ir::Docs;
use crate::spec::Event;

/// Returns the documentation of an event: the summary, the facts, the notes and the page.
pub(in crate::rust::lower) fn event(event: &Event) -> Docs {
    let mut docs = vec![plain(event.summary.trim())];
    if event.deprecated {
        push_paragraph(&mut docs, ["The vendor has deprecated this event.".to_owned()]);
    }
    push_paragraph(&mut docs, facts(event));
    push_list(&mut docs, "Notes:", event.notes.iter().map(|note| format!("- {}", plain(note.trim()))));
    push_paragraph(&mut docs, [format!("Page: {}", page_link(&event.source))]);
    push_errata(&mut docs, &event.errata);
    docs
}

/// Returns the facts of an event, an item each.
fn facts(event: &Event) -> Vec<String> {
    let list = |fact: &str, names: &[String]| (!names.is_empty()).then(|| format!("- {fact}: {}", code_list(names)));
    let any = if event.scopes.len() > 1 { "Scope, any one of" } else { "Scope" };
    let schema = event.schema.as_ref().map(|schema| format!(", frame `{schema}`")).unwrap_or_default();
    let address = format!("- Address: `{} {}`", event.http.method, event.http.path);
    [format!("- Type: `{}`{schema}", event.kind)]
        .into_iter()
        .chain((!event.http.path.is_empty()).then_some(address))
        .chain(list(any, &event.scopes))
        .chain(list("Scopes of single fields", &event.field_scopes))
        .chain(list("App types", &event.app_types))
        .chain(list("Delivery", &event.delivery))
        .chain(list("For", &event.audience))
        .chain(event.ordered.then(|| "- Order: events come in order".to_owned()))
        .chain(event.subscribe.as_ref().map(|operation| format!("- Call `{operation}` before")))
        .collect()
}
