//! JSON text in strings of the response: only its example shows what they contain.

use super::lookup::members;
use super::{paging, value};
use crate::format::keys;
use crate::import::draft::{Facts, ordered, text};
use crate::yaml::Value;

/// Gives string fields of the response the type of the JSON text in their example.
pub(super) fn collect(facts: &mut Facts) {
    let data = match facts.keys.iter().find(|(key, _)| key == "examples") {
        Some((_, Value::List(examples))) => {
            let response = examples.first().and_then(|example| example.get("response"));
            let is_beside = facts.keys.iter().any(|(key, _)| key == "data");
            response.and_then(|response| if is_beside { Some(response) } else { response.get("data") })
        }
        _ => None,
    };
    let types: Vec<(String, String)> = members(data.unwrap_or(&Value::Null))
        .iter()
        .filter(|(name, _)| !paging::is_token(name))
        .filter_map(|(name, shown)| Some((name.clone(), value::ty(&value::inside(shown.as_text()?)?))))
        .collect();
    let Some((_, Value::Map(fields))) = facts.keys.iter_mut().find(|(key, _)| key == "response") else { return };
    for (name, field) in fields {
        let Some((_, ty)) = types.iter().find(|(known, _)| known == name) else { continue };
        let Value::Map(entries) = field else { continue };
        let Some((_, stated)) = entries.iter_mut().find(|(key, stated)| key == "type" && *stated == text("string"))
        else {
            continue;
        };
        *stated = text(ty);
        entries.push(("json_text".to_owned(), Value::Bool(true)));
        // The length limits the text, not its content.
        entries.retain(|(key, _)| key != "chars");
        *field = ordered(std::mem::take(entries), &keys::FIELD);
    }
}
