//! Calls that events need first: an event names only a call that has a spec.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Specs;
use crate::diagnostics::codes::kinds;
use crate::import::doubt::Doubt;
use crate::import::draft::with_doubt;
use crate::yaml::Value;

/// Removes the names of calls without a spec from new events, and names them as open points.
///
/// `written` loses the texts of the events that change.
pub(super) fn remove_unknown(new: &mut BTreeMap<String, Value>, written: &mut BTreeMap<String, String>, specs: &Specs) {
    let drafted: BTreeSet<String> = new.keys().cloned().collect();
    for (path, root) in new {
        let Some(call) = root.get("subscribe").and_then(Value::as_text).map(ToOwned::to_owned) else { continue };
        let vendor = path.split('/').next().unwrap_or_default();
        let file = format!("{vendor}/{}.yaml", call.replace('.', "/"));
        if specs.contains_key(&file) || drafted.contains(&file) {
            continue;
        }
        if let Value::Map(entries) = root {
            entries.retain(|(key, _)| key != "subscribe");
        }
        let why = format!("The page requires the call `{call}`, which has no spec.");
        with_doubt(root, Doubt::new(&kinds::UNREAD_PROSE, "source", "No call to subscribe.", why));
        written.remove(path);
    }
}
