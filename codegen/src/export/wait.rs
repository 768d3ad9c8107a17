//! Headers and members of a failure that state how long to wait.

use super::object::Object;
use super::view::View;
use crate::yaml::Value;

/// Adds the members that state a wait, unless other members have their names.
pub(super) fn waits(view: &View<'_>, members: Object) -> Object {
    let paths = view.retry_after().map(|waits| waits.fields.as_slice()).unwrap_or_default();
    let mut tops: Vec<&str> = Vec::new();
    for path in paths {
        let top = path.split('.').next().unwrap_or_default();
        if !tops.contains(&top) && !members.has(top) {
            tops.push(top);
        }
    }
    let own = tops.into_iter().map(|top| (top.to_owned(), member(view, paths, top).into()));
    members.with_all(own.collect())
}

/// Exports the member at a path: a number, or an object with members of its own.
fn member(view: &View<'_>, paths: &[String], at: &str) -> Object {
    if paths.iter().any(|path| path == at) {
        return Object::new().with("description", unit(view, at)).with("type", vec!["number", "string"]);
    }
    let mut members: Vec<(String, Value)> = Vec::new();
    for path in paths {
        let inner = path.strip_prefix(at).and_then(|rest| rest.strip_prefix('.'));
        let Some(name) = inner.and_then(|rest| rest.split('.').next()) else { continue };
        if members.iter().all(|(known, _)| known != name) {
            members.push((name.to_owned(), member(view, paths, &format!("{at}.{name}")).into()));
        }
    }
    Object::new().with("type", "object").with("properties", Object::from(members))
}

/// Describes the number in a header or a member that states a wait.
pub(super) fn unit(view: &View<'_>, name: &str) -> &'static str {
    let units = view.levels().into_iter().map(|shared| &shared.retry_after_counts).find(|units| !units.is_empty());
    let unit = units.into_iter().flatten().find(|(known, _)| known.eq_ignore_ascii_case(name));
    match unit.map(|(_, unit)| unit.as_str()) {
        Some("milliseconds") => "Milliseconds to wait before the next call.",
        Some("epoch_seconds") => "Time of the next call, in seconds since 1970-01-01T00:00:00Z.",
        Some("epoch_milliseconds") => "Time of the next call, in milliseconds since 1970-01-01T00:00:00Z.",
        _ => "Seconds to wait before the next call.",
    }
}
