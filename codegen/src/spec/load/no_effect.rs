//! Checks of values that say nothing: empty mappings and lists, and what is given twice.

use crate::diagnostics::{At, Report, codes};
use crate::format::keys::{Key, KeyType, Record};
use crate::yaml::Value;

/// Optional keys whose empty value says something, or has a finding of its own.
const EXCEPT: [&str; 4] = ["auth", "rate_limit", "request", "retry_after"];

/// Checks that no optional key has an empty mapping or list.
pub(super) fn check_empty_values(value: &Value, record: &'static Record, at: &At<'_>, report: &mut Report) {
    for key in record.keys {
        let Some(value) = value.get(key.name) else { continue };
        let at = at.key(key.name);
        if is_empty(value, key) {
            let message = format!("`{}` is empty, so it has no effect", key.name);
            let finding = report.add(&codes::NO_EFFECT, &at, message).on_key();
            finding.help(format!("remove `{}`, or write what the page says", key.name));
        }
        match (&key.kind, value) {
            (KeyType::Record(record), value) | (KeyType::Short(record), value @ Value::Map(_)) => {
                check_empty_values(value, record, &at, report);
            }
            (KeyType::Records(record), Value::List(items)) => {
                for (number, item) in items.iter().enumerate() {
                    check_empty_values(item, record, &at.index(number), report);
                }
            }
            (KeyType::Named(record), Value::Map(entries)) => {
                for (name, entry) in entries {
                    check_empty_values(entry, record, &at.key(name), report);
                }
            }
            _ => {}
        }
    }
}

fn is_empty(value: &Value, key: &Key) -> bool {
    let is_collection = match (&key.kind, value) {
        (KeyType::Record(_) | KeyType::Named(_) | KeyType::TextMap | KeyType::WordMap(_), Value::Map(entries)) => {
            entries.is_empty()
        }
        (KeyType::Records(_) | KeyType::Texts | KeyType::Words(_) | KeyType::Codes, Value::List(items)) => {
            items.is_empty()
        }
        _ => false,
    };
    is_collection && !key.required && !EXCEPT.contains(&key.name)
}

/// Checks that no part of an example is given twice: as a value, and as the text of invalid JSON.
pub(super) fn check_texts_alone(root: &Value, at: &At<'_>, report: &mut Report) {
    let (Some(Value::List(examples)), section) = (root.get("examples"), at.key("examples")) else { return };
    for (number, example) in examples.iter().enumerate() {
        let body = example.get("request").and_then(|request| request.get("body"));
        let pairs = [
            ("request_text", "request.body", body),
            ("response_text", "response", example.get("response")),
            ("pushed_text", "pushed", example.get("pushed")),
        ];
        for (key, other, value) in pairs.into_iter().filter(|(key, ..)| example.get(key).is_some()) {
            if value.is_some() {
                let message = format!("`{key}` has no effect: the example has `{other}`");
                let finding = report.add(&codes::NO_EFFECT, &section.index(number).key(key), message).on_key();
                finding.help(format!("keep `{other}` if it is the page's JSON, and `{key}` if that is not valid"));
            }
        }
    }
}

/// Checks that an event states its method once.
pub(super) fn check_method(root: &Value, at: &At<'_>, report: &mut Report) {
    if root.get("http").is_some() && root.get("method").is_some() {
        let finding = report.add(&codes::NO_EFFECT, &at.key("method"), "`method` has no effect: `http` states it");
        finding.on_key().help("remove `method`, or remove `http` if the receiver chooses the path");
    }
}

/// Checks that no path parameter is called optional.
pub(super) fn check_path_required(root: &Value, at: &At<'_>, report: &mut Report) {
    let (Some(Value::Map(fields)), section) = (root.get("path"), at.key("path")) else { return };
    for (name, _) in fields.iter().filter(|(_, field)| field.get("required") == Some(&Value::Bool(false))) {
        let message = format!("the path parameter `{name}` cannot be optional");
        let finding = report.add(&codes::PATH_FIELD, &section.key(name).key("required"), message).on_key();
        finding.help("remove `required`: every call has a value for each path parameter");
    }
}
