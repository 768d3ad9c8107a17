//! Documentation of streams of events.

use super::text::{push_paragraph, sentences};
use crate::rust::ir::Docs;
use crate::spec::{Field, Operation, When};

/// Returns the documentation of the method that returns events, next to one for a whole response.
pub(in crate::rust::lower) fn stream(operation: &Operation, when: &When, event: &str) -> Docs {
    let When { field, stream, .. } = when;
    let mut docs = vec![format!("Sends the request and returns each [`{event}`] of its response as it arrives.")];
    push_paragraph(
        &mut docs,
        [format!("`{} {}` with `{stream}` as `{field}`", operation.http.method, operation.http.path)],
    );
    docs
}

/// Returns the documentation of the enum of events.
pub(in crate::rust::lower) fn stream_events(request: &str) -> Docs {
    vec![format!("Event of a response to [`{request}`].")]
}

/// Returns the documentation of a kind of event.
pub(in crate::rust::lower) fn stream_event(content: &Field, kind: &str) -> Docs {
    let mut docs = sentences(&content.doc);
    let basis = content.from_example.then(|| " Type derived from the page's example.".to_owned());
    push_paragraph(&mut docs, [format!("Kind `{kind}`.{}", basis.unwrap_or_default())]);
    docs
}
