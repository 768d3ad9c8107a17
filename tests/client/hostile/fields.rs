//! Fields that are missing, have another type, or are new.

use super::super::stub::{Stub, sample};
use super::super::summary::{summarize, unreadable};
use super::text::{put, reply, with, without};
use super::{Case, check};
use clientloom_runtime::Value;
use clientloom_runtime::testing::{Documented, Example, LoopbackResponse};

/// A location in the documented response data.
struct Place {
    pointer: String,
    address: String,
    documented: Documented,
    /// Whether the location is a member, which can be missing, or an element of a list, which
    /// cannot.
    member: bool,
}

/// Returns the location of the data: in the envelope's field, or next to the code.
fn data(example: &dyn Example) -> &'static str {
    example.info().service.envelope.data.unwrap_or_default()
}

/// Returns every location that the documented response fills, including the data itself if it has a
/// location.
fn places(example: &dyn Example) -> Vec<Place> {
    let mut places = Vec::new();
    if !data(example).is_empty() {
        collect(example, &reply(example), "", data(example), &mut places);
    }
    places
}

fn collect(example: &dyn Example, reply: &Value, parent: &str, address: &str, places: &mut Vec<Place>) {
    let pointer = format!("{parent}/{}", address.rsplit(['.', '[']).next().unwrap_or_default().trim_end_matches(']'));
    let Some(value) = reply.pointer(&pointer) else { return };
    let inside = &pointer[data(example).len() + 1..];
    let documented = example.documented(inside).unwrap_or_else(|| panic!("`{address}` is not documented"));
    places.push(Place {
        pointer: pointer.clone(),
        address: address.to_owned(),
        documented,
        member: !address.ends_with(']'),
    });
    match value {
        Value::Array(items) => {
            for index in 0..items.len() {
                collect(example, reply, &pointer, &format!("{address}[{index}]"), places);
            }
        }
        Value::Object(members) => {
            for name in members.keys() {
                collect(example, reply, &pointer, &format!("{address}.{name}"), places);
            }
        }
        _ => {}
    }
}

/// The result for a value of another type.
enum Then {
    /// The value is decoded, with a deviation that names the found type.
    Read(&'static str),
    /// A strict client cannot decode the response; the error names the found type.
    Refused(&'static str),
}

use Then::{Read, Refused};

/// The documented type, a value in its place, and the expected result.
const INSTEAD: &[(&str, &str, Then)] = &[
    ("a string", "7", Read("a number")),
    ("a string", "-0.50", Read("a number")),
    ("a string", "18446744073709551616123", Read("a number")),
    ("a string", "true", Read("a boolean")),
    ("a string", "[]", Refused("a list")),
    ("a string", "{}", Refused("an object")),
    ("a string", r#""\ud800""#, Refused("a string with an invalid escape")),
    ("a whole number", r#""7""#, Read("a string")),
    ("a whole number", "7.0", Read("a number")),
    ("a whole number", "7.5", Refused("the number 7.5")),
    ("a whole number", "18446744073709551616123", Refused("the number 18446744073709551616123")),
    ("a whole number", r#""x""#, Refused("a string")),
    ("a whole number", "true", Refused("a boolean")),
    ("a whole number", "[]", Refused("a list")),
    ("a number", r#""7.5""#, Read("a string")),
    ("a number", "1e999", Refused("the number 1e999")),
    ("a number", r#""NaN""#, Refused("a string")),
    ("a number", "{}", Refused("an object")),
    ("a boolean", r#""true""#, Read("a string")),
    ("a boolean", "0", Read("a number")),
    ("a boolean", "2", Refused("the number 2")),
    ("a boolean", r#""yes""#, Refused("a string")),
    ("a boolean", "[]", Refused("a list")),
    ("a list", "{}", Refused("an object")),
    ("a list", r#""""#, Refused("a string")),
    ("a list", "0", Refused("the number 0")),
    ("a list", "false", Refused("a boolean")),
    ("an object", "[]", Refused("a list")),
    ("an object", r#""{}""#, Refused("a string")),
    ("an object", "0", Refused("the number 0")),
    ("JSON text in a string", r#""""#, Read("an empty string")),
    ("JSON text in a string", r#""{""#, Refused("a string that is not JSON")),
    ("JSON text in a string", r#""[] []""#, Refused("a string that is not JSON")),
    ("JSON text in a string", "0", Refused("the number 0")),
    ("JSON text in a string", "false", Refused("a boolean")),
];

#[tokio::test]
async fn a_value_of_another_type_is_converted_or_named_by_a_strict_client() {
    check(|example| {
        let mut cases = Vec::new();
        for Place { pointer, address, documented, .. } in places(example) {
            let kind = documented.kind;
            for (_, text, then) in INSTEAD.iter().filter(|(of, ..)| *of == kind) {
                let body = with(&reply(example), &pointer, text);
                cases.push(match then {
                    Read(found) => Case::json(body, format!("ok, `{address}` is {found} instead of {kind}")),
                    Refused(found) => Case::json(body, unreadable(&address, found, kind)).strict(),
                });
            }
        }
        cases
    })
    .await;
}

#[tokio::test]
async fn missing_and_null_fields_are_none() {
    check(|example| {
        let mut cases = Vec::new();
        for Place { pointer, address, documented, member } in places(example) {
            let Documented { kind, optional, .. } = documented;
            let noted = if optional { "ok".to_owned() } else { format!("ok, `{address}` is null instead of {kind}") };
            cases.push(Case::json(with(&reply(example), &pointer, "null"), noted));
            if member {
                cases.push(Case::json(without(&reply(example), &pointer), "ok"));
            }
        }
        cases
    })
    .await;
}

/// A key that no vendor has.
const NEW: &str = "zz_new";

/// Values of an unknown field: any JSON, at any depth, even invalid.
const UNKNOWN: &[&str] = &["null", "1e999", r#""\ud800""#, r#"{"a":[{"b":[]}]}"#];

#[tokio::test]
async fn unknown_fields_are_reported_for_every_object() {
    check(|example| {
        let mut all = reply(example);
        let mut noted = vec![format!("`{NEW}` is not documented")];
        let mut cases: Vec<Case> = unknown_texts()
            .map(|text| Case::json(with(&all, &format!("/{NEW}"), &text), format!("ok, {}", noted[0])))
            .collect();
        put(&mut all, &format!("/{NEW}"), 1.into());
        for Place { pointer, address, .. } in places(example) {
            let inside = &pointer[data(example).len() + 1..];
            let new = format!("{pointer}/{NEW}");
            let is_object = reply(example).pointer(&pointer).is_some_and(Value::is_object);
            if !is_object || example.documented(&format!("{inside}/{NEW}")).is_some() {
                continue;
            }
            let note = format!("`{address}.{NEW}` is not documented");
            cases.extend(
                unknown_texts().map(|text| Case::json(with(&reply(example), &new, &text), format!("ok, {note}"))),
            );
            put(&mut all, &new, 1.into());
            noted.push(note);
        }
        // Members are decoded in the order of their names, so the new one comes last.
        noted[1..].sort();
        cases.push(Case::json(all.to_string(), format!("ok, {}", noted.join(", "))));
        cases
    })
    .await;
}

fn unknown_texts() -> impl Iterator<Item = String> {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    UNKNOWN.iter().map(|text| (*text).to_owned()).chain([deep])
}

#[tokio::test]
async fn numbers_for_documented_strings_keep_their_digits() {
    for example in sample() {
        let stub = Stub::of(example);
        for Place { pointer, address, documented, .. } in places(example) {
            if documented.kind != "a string" {
                continue;
            }
            for digits in ["18446744073709551616123", "-0.10", "1E+400"] {
                let result = stub.answered(LoopbackResponse::new(200, with(&reply(example), &pointer, digits))).await;
                assert_eq!(summarize(&result), format!("ok, `{address}` is a number instead of a string"));
                let reply = result.expect("a success").response;
                assert!(reply.contains(&format!("{digits:?}")), "{} loses {digits} at {address}", example.name());
            }
        }
    }
}
