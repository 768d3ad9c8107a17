//! The documented response is decoded completely.

use super::each::{check_each, check_equal};
use super::errata::summarize_unexplained;
use super::stub::{Stub, examples};
use clientloom_runtime::Value;
use clientloom_runtime::operation::BareResponse;
use clientloom_runtime::response::DeviationKind;
use clientloom_runtime::testing::Example;

#[test]
fn documented_responses_are_decoded_without_deviation_or_loss() {
    check_each(examples(), check);
}

async fn check(example: &'static dyn Example) -> Result<(), String> {
    let result = Stub::of(example).call().await;
    check_equal("the result", &summarize_unexplained(example, &result).as_str(), &"ok")?;
    let outcome = result.expect("a success");
    check_equal("the status", &outcome.status, &example.status())?;
    if example.is_stream() {
        return check_events(example, outcome.response);
    }
    // A file, and a success without a body.
    let Ok(mut body) = serde_json::from_str::<Value>(example.response()) else {
        return check_equal("the JSON", &example.response(), &"");
    };
    for deviation in outcome.deviations.iter().filter(|deviation| deviation.kind != DeviationKind::Unlisted) {
        // The page shows another value than it describes: the client converts it or leaves it out.
        let pointer = pointer(&body, &deviation.address);
        let place = pointer.and_then(|pointer| body.pointer_mut(&pointer));
        *place.ok_or_else(|| format!("{} is nowhere in the response", deviation.address))? = Value::Null;
    }
    let data = match data(example, &body) {
        Data::Bare => body,
        Data::Framed(data) => {
            let message = body[example.info().envelope().message].as_str().unwrap_or_default();
            check_equal("the message", &outcome.message.as_str(), &message)?;
            data
        }
    };
    check_leaves(leaves(&data, &outcome.response), outcome.response)
}

/// Checks that a stream shows the data of each documented event.
fn check_events(example: &dyn Example, shown: String) -> Result<(), String> {
    let member = example.info().events.and_then(|rule| rule.data);
    let data = |line: &str| {
        let event: Value = serde_json::from_str(line).expect("an event is JSON");
        member.map_or_else(|| event.clone(), |member| event[member].clone())
    };
    let expected = example.response().lines().flat_map(|line| leaves(&data(line), &shown)).collect();
    check_leaves(expected, shown)
}

/// Checks that a text contains each of these texts, as often as they come.
fn check_leaves(mut expected: Vec<String>, mut left: String) -> Result<(), String> {
    // The longest comes first, so that no number is found within a text.
    expected.sort_by_key(|leaf| std::cmp::Reverse(leaf.len()));
    for leaf in expected {
        if !left.contains(&leaf) {
            return Err(format!("loses {leaf}"));
        }
        left = left.replacen(&leaf, "", 1);
    }
    Ok(())
}

/// Returns the JSON pointer of an address, in which names can contain dots.
fn pointer(value: &Value, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some(String::new());
    }
    if let Some(items) = value.as_array() {
        let (index, rest) = address.strip_prefix('[')?.split_once(']')?;
        return Some(format!("/{index}{}", pointer(items.get(index.parse::<usize>().ok()?)?, rest)?));
    }
    let address = address.trim_start_matches('.');
    value.as_object()?.iter().find_map(|(name, member)| {
        let rest = address.strip_prefix(name.as_str())?;
        let is_whole = rest.is_empty() || rest.starts_with(['.', '[']);
        let inner = is_whole.then(|| pointer(member, rest)).flatten()?;
        Some(format!("/{}{inner}", name.replace('~', "~0").replace('/', "~1")))
    })
}

/// The part of a response that its type describes.
enum Data {
    /// The whole body, which has no envelope.
    Bare,
    /// The member with the data, or all members but those of the envelope.
    Framed(Value),
}

fn data(example: &dyn Example, body: &Value) -> Data {
    let envelope = example.info().envelope();
    match example.info().bare {
        Some(BareResponse::MembersWithCode) => return Data::Bare,
        Some(_) if body.get(envelope.code).is_none() => return Data::Bare,
        _ => {}
    }
    if let Some(name) = envelope.data {
        return Data::Framed(body.get(name).cloned().unwrap_or_default());
    }
    let own = [Some(envelope.code), Some(envelope.message), envelope.detail, example.info().service.envelope.data];
    let is_own = |name: &str| own.contains(&Some(name)) || envelope.known.contains(&name);
    let members = body.as_object().into_iter().flatten().filter(|(name, _)| !is_own(name));
    Data::Framed(members.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Returns the JSON in a text, if it is a list or an object.
fn inside(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().filter(|value: &Value| value.is_array() || value.is_object())
}

/// Returns the scalars of a value, as the `Debug` text of the typed response shows them.
fn leaves(value: &Value, shown: &str) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| leaves(item, shown)).collect(),
        Value::Object(members) => members.values().flat_map(|member| leaves(member, shown)).collect(),
        Value::String(text) => match inside(text).filter(|_| !shown.contains(&format!("{text:?}"))) {
            Some(value) => leaves(&value, shown),
            None => vec![format!("{text:?}")],
        },
        // A field that is null stays empty.
        Value::Null => Vec::new(),
        // A number of type `number` has no zeros at its end.
        scalar if !shown.contains(&scalar.to_string()) => vec![shortest(scalar)],
        scalar => vec![scalar.to_string()],
    }
}

/// Returns the shortest text of a number, or the text of another scalar.
fn shortest(scalar: &Value) -> String {
    scalar.to_string().parse().map_or_else(|_| scalar.to_string(), |number: f64| format!("{number:?}"))
}
