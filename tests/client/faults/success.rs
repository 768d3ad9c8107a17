//! Responses that report each item of their request as succeeded.

use clientloom_runtime::Value;
use clientloom_runtime::batch::{BatchRule, OutcomeRule};
use clientloom_runtime::testing::{Example, MockResponse, Request, json};

/// Returns the documented response with the items of the actual request.
pub fn all_succeeded(example: &'static dyn Example, rule: &'static BatchRule) -> MockResponse {
    MockResponse::by(move |request| {
        let mut body = json(example.response());
        let data = match example.info().service.envelope.data {
            Some(name) => &mut body[name],
            None => &mut body,
        };
        let items = items(request, rule);
        match rule.outcome {
            OutcomeRule::Flag { each, key, ok, .. } => {
                data[each] = results(&data[each][0], key, rule, items);
                data[each].as_array_mut().into_iter().flatten().for_each(|result| result[ok] = Value::from(true));
            }
            OutcomeRule::TwoLists { succeeded, failed, .. } => {
                data[succeeded] = Value::from(items.to_vec());
                data[failed] = Value::Array(Vec::new());
            }
            OutcomeRule::DeletedErrors { deleted, errors, key, .. } => {
                data[deleted] = results(&data[deleted][0], key, rule, items);
                data[errors] = Value::Array(Vec::new());
            }
            OutcomeRule::Nothing => {}
            _ => panic!("tests/client/faults/success.rs lacks the outcome of {}: add it", example.info().name),
        }
        MockResponse::json(example.status(), body.to_string())
    })
}

/// Returns the items of a request; none if the request was not read.
pub fn items<'r>(request: &'r Request, rule: &BatchRule) -> &'r [Value] {
    let list = rule.split.iter().fold(&request.values, |above, name| &above[*name]);
    list.as_array().map_or(&[], Vec::as_slice)
}

/// Returns a result like `pattern` for each item.
fn results(pattern: &Value, key: &[&str], rule: &BatchRule, items: &[Value]) -> Value {
    let result = |item: &Value| {
        let mut result = pattern.clone();
        for (number, name) in key.iter().enumerate() {
            result[*name] = rule.key.get(number).map_or(item, |own| &item[*own]).clone();
        }
        result
    };
    items.iter().map(result).collect()
}
