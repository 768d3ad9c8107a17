//! Reads the key `events`.

use super::entry::Entry;
use crate::spec::model::{Events, Field, FieldLocation, Ty, When};

pub(super) fn load_events(entry: Entry<'_>) -> Events {
    let text = |entry: Entry<'_>, key| entry.text(key).unwrap_or_default();
    Events {
        when: entry.record("when").map(|when| When {
            field: text(when, "field"),
            stream: text(when, "stream"),
            whole: text(when, "whole"),
        }),
        framing: entry.text("framing").unwrap_or_else(|| "either".to_owned()),
        by: entry.text("by"),
        kinds: entry.text_map("kinds"),
        end: entry.text("end"),
        data: entry.text("data"),
        contents: entry.named("contents").into_iter().map(|(kind, entry)| load_content(kind, entry)).collect(),
    }
}

fn load_content(kind: &str, entry: Entry<'_>) -> Field {
    let ty = entry.text("type").and_then(|text| Ty::parse(&text));
    Field {
        from_example: entry.text("basis").as_deref() == Some("example"),
        doc: entry.text("doc").unwrap_or_default(),
        ..Field::of(FieldLocation::Body, kind, ty.unwrap_or(Ty::Any))
    }
}
