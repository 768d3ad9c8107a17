//! Streams of events: the rule, and the enum of the events.

use super::docs;
use super::object::lower_ty;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Events, Operation, When};

/// Returns the events of an operation, whose request has this name.
pub(super) fn lower_events(operation: &Operation, events: &Events, method: &str, request: &str) -> ir::Stream {
    let variants = events.kinds.iter().filter_map(|(kind, name)| {
        let content = events.content(kind)?;
        let (kind, name) = (kind.clone(), name.clone());
        Some(ir::Variant { docs: docs::stream_event(content, &kind), kind, name, ty: lower_ty(&content.ty) })
    });
    ir::Stream {
        method: events.when.as_ref().map_or_else(|| naming::module(method), |_| naming::stream(method)),
        docs: events.when.as_ref().map(|when| docs::stream(operation, when, &naming::stream_event(method))),
        name: naming::stream_event(method),
        enum_docs: docs::stream_events(request),
        variants: variants.collect(),
        kinds: events.kinds.iter().map(|(kind, _)| kind.clone()).collect(),
        by: events.by.clone(),
        data: events.data.clone(),
        end: events.end.clone(),
        framing: match events.framing.as_str() {
            "sse" => Some("Sse"),
            "lines" => Some("Lines"),
            _ => None,
        },
        switch: events.when.clone().map(|When { field, stream, whole }| [field, stream, whole]),
    }
}
