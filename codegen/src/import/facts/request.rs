//! The request of the example: parameters from the URL and from the examples of their fields.

use super::value;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, UNWRITTEN, ordered, text};
use crate::yaml::Value;

/// The value of a parameter in the example's request.
#[derive(Debug, PartialEq)]
enum Parameter {
    /// The value in the URL of the example.
    Given(Value),
    /// The example of the parameter's own field.
    FromExample(Value),
    /// A placeholder, because the page gives no value.
    Open,
    /// No value, because the parameter is optional.
    Omitted,
    /// No value, although the request needs one.
    Missing,
}

/// An error: the page gives no value for a needed parameter.
pub(super) struct MissingValue;

/// Returns the request of the example, or `None` if it is empty.
///
/// `pairs` are the parameters of path and query in the URL of the example.
///
/// # Errors
///
/// [`MissingValue`] if a needed parameter has no value.
pub(super) fn request(
    pairs: &[(&str, &str)],
    body: Option<Value>,
    facts: &mut Facts,
) -> Result<Option<Value>, MissingValue> {
    let mut request = Vec::new();
    let mut open = Vec::new();
    for section in ["path", "query"] {
        let Some((_, Value::Map(fields))) = facts.keys.iter().find(|(key, _)| key == section) else { continue };
        let mut values = Vec::new();
        for (name, field) in fields {
            let is_needed = section == "path" || field.get("required") == Some(&Value::Bool(true));
            let given = value_in_url(pairs, name, field);
            match parameter(field, given, is_needed, body.is_some()) {
                Parameter::Given(value) | Parameter::FromExample(value) => values.push((name.clone(), value)),
                Parameter::Open => {
                    values.push((name.clone(), text(UNWRITTEN)));
                    open.push(name.clone());
                }
                Parameter::Omitted => {}
                Parameter::Missing => return Err(MissingValue),
            }
        }
        if !values.is_empty() {
            request.push((section.to_owned(), Value::Map(values)));
        }
    }
    doubt_parameters(pairs, &open, facts);
    request.extend(body.map(|body| ("body".to_owned(), body)));
    Ok((!request.is_empty()).then(|| ordered(request, &keys::REQUEST)))
}

/// Decides the value of a parameter.
///
/// A request with a body is kept even if the page gives no value for a string around it.
fn parameter(field: &Value, given: Option<Value>, is_needed: bool, has_body: bool) -> Parameter {
    if let Some(value) = given {
        return Parameter::Given(value);
    }
    if !is_needed {
        return Parameter::Omitted;
    }
    match field.get("example") {
        Some(example) if field.get("json_text").is_some() => Parameter::FromExample(text(example.to_json())),
        Some(example) => Parameter::FromExample(example.clone()),
        None if has_body && field.get("type").and_then(Value::as_text) == Some("string") => Parameter::Open,
        None => Parameter::Missing,
    }
}

/// Adds doubts about parameters that only the URL has, and about parameters without a value.
fn doubt_parameters(pairs: &[(&str, &str)], open: &[String], facts: &mut Facts) {
    let is_parameter = |key: &str| key == "query" || key == "path";
    let known = |name: &str| facts.keys.iter().any(|(key, fields)| is_parameter(key) && fields.get(name).is_some());
    let unknown: Vec<&str> = pairs.iter().map(|(name, _)| *name).filter(|name| !known(name)).collect();
    if !unknown.is_empty() {
        let why = format!("The example's URL has parameters without a description: {}.", unknown.join(", "));
        facts.doubt(&kinds::UNDESCRIBED_FIELD, "source", "These parameters are left out.", why);
    }
    if !open.is_empty() {
        let why = format!("No value was found for {}.", open.join(", "));
        facts.doubt(&kinds::UNREAD_EXAMPLE, "examples", format!("`{UNWRITTEN}` as the value."), why);
    }
}

/// Returns the value of a parameter in the example's URL, if it has the parameter's type.
fn value_in_url(pairs: &[(&str, &str)], name: &str, field: &Value) -> Option<Value> {
    let ty = field.get("type").and_then(Value::as_text).unwrap_or("string");
    let item = ty.strip_suffix("[]").unwrap_or(ty);
    let values = pairs.iter().filter(|(known, _)| *known == name);
    let mut values = values.map(|(_, shown)| value::read(shown, item)).collect::<Option<Vec<_>>>()?;
    if ty == item { values.pop() } else { (!values.is_empty()).then_some(Value::List(values)) }
}

#[cfg(test)]
mod tests {
    use super::{Parameter, Value, parameter, text, value_in_url};

    fn field(entries: &[(&str, &str)]) -> Value {
        Value::Map(entries.iter().map(|(key, value)| ((*key).to_owned(), text(*value))).collect())
    }

    #[test]
    fn each_parameter_has_a_value_or_a_reason() {
        let (plain, with_example) = (field(&[("type", "string")]), field(&[("type", "string"), ("example", "a")]));
        let number = field(&[("type", "integer")]);
        let rows = [
            (&with_example, Some("u"), true, true, Parameter::Given(text("u"))),
            (&with_example, None, true, false, Parameter::FromExample(text("a"))),
            (&with_example, None, false, false, Parameter::Omitted),
            (&plain, None, true, true, Parameter::Open),
            (&plain, None, true, false, Parameter::Missing),
            (&number, None, true, true, Parameter::Missing),
        ];
        for (field, given, is_needed, has_body, expected) in rows {
            assert_eq!(parameter(field, given.map(text), is_needed, has_body), expected, "{field:?}, {has_body}");
        }
    }

    #[test]
    fn json_text_is_sent_as_text() {
        let mut entries = vec![("json_text".to_owned(), Value::Bool(true))];
        entries.push(("example".to_owned(), Value::List(vec![text("a")])));
        assert_eq!(parameter(&Value::Map(entries), None, true, false), Parameter::FromExample(text("[\"a\"]")));
    }

    #[test]
    fn a_list_takes_all_values_of_its_name() {
        let pairs = [("id", "a"), ("size", "2"), ("id", "b")];
        let values = |ty: &str, name: &str| value_in_url(&pairs, name, &field(&[("type", ty)]));
        assert_eq!(values("string[]", "id"), Some(Value::List(vec![text("a"), text("b")])));
        assert_eq!(values("string", "id"), Some(text("b")));
        assert_eq!(values("integer", "size"), Some(Value::Integer(2.into())));
        assert_eq!(values("integer", "id"), None);
    }
}
