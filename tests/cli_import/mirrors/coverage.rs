//! Each call and each event that a page describes has a spec, or a reason in a list.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clientloom::import::Draft;
use serde::Deserialize;

use super::{LATER, MIRRORS, Mirrors, all, number};
use crate::support::golden;

/// A call or an event without a spec: it has one of the two names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftOut {
    vendor: String,
    http: Option<String>,
    event: Option<String>,
    reason: String,
}

/// A vendor, and a method with a path whose parameters have no names, or the type of an event.
type Call = (String, String);

/// The text in front of the type of an event.
const EVENT: &str = "event ";

/// Takes off what two pages may write in two ways: names of parameters, the host, the last slash.
fn call(vendor: &str, http: &str) -> Call {
    let (method, url) = http.split_once(' ').expect("a method and a path");
    let path = url.split_once("://").map_or(url, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    let named = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
    let path: Vec<&str> = named.collect();
    (vendor.to_owned(), format!("{method} {}", path.join("/").trim_end_matches('/')))
}

/// Returns an event by its type, or a call.
fn named(vendor: &str, event: Option<&str>, http: Option<&str>) -> Option<Call> {
    let event = event.map(|event| (vendor.to_owned(), format!("{EVENT}{event}")));
    event.or_else(|| Some(call(vendor, http?)))
}

/// Returns the calls and events of the specs in this repository.
fn specs() -> BTreeSet<Call> {
    let files = golden::read(Path::new("../specs"));
    let calls = files.iter().filter_map(|(path, text)| {
        let stated = |key| text.lines().find_map(|line| line.strip_prefix(key)).map(|stated| stated.trim_matches('"'));
        named(path.split('/').next()?, stated("event: "), stated("http: "))
    });
    calls.collect()
}

/// Returns the calls and events of a mirror's pages.
fn described(mirrors: &Mirrors, mirror: &str) -> BTreeSet<Call> {
    let vendor = mirror.split('/').next().expect("a vendor");
    let stated = |draft: &Draft, key| draft.root.get(key)?.as_text().map(ToOwned::to_owned);
    let named = mirrors
        .drafts(mirror)
        .filter_map(|(_, draft)| named(vendor, stated(draft, "event").as_deref(), stated(draft, "http").as_deref()));
    named.collect()
}

/// Returns the calls that have neither a spec nor a reason, and the reasons that nothing needs.
fn gaps(described: &BTreeSet<Call>, specs: &BTreeSet<Call>, left_out: &BTreeSet<Call>) -> [Vec<Call>; 2] {
    let open = described.iter().filter(|call| !specs.contains(*call) && !left_out.contains(*call));
    let idle = left_out.iter().filter(|call| specs.contains(*call) || !described.contains(*call));
    [open.cloned().collect(), idle.cloned().collect()]
}

#[test]
fn a_gap_and_an_idle_reason_are_found() {
    let calls = |https: &[&str]| https.iter().map(|http| call("acme", http)).collect::<BTreeSet<Call>>();
    let described = calls(&["GET /rooms/{id}", "POST https://acme.example/rooms/", "DELETE /rooms/{room}"]);
    let found = gaps(&described, &calls(&["GET /rooms/{room_id}"]), &calls(&["POST /rooms", "PUT /rooms"]));
    assert_eq!(found, [vec![call("acme", "DELETE /rooms/{}")], vec![call("acme", "PUT /rooms")]]);
}

#[test]
fn each_call_and_event_of_the_pages_has_a_spec_or_a_reason() {
    let text = fs::read_to_string(golden::cases("left_out.yaml")).expect("the list");
    let list: Vec<LeftOut> = serde_yaml::from_str(&text).expect("a list");
    assert!(list.iter().all(|entry| entry.reason.len() > 20), "a reason for each call");
    let entry = |entry: &LeftOut| named(&entry.vendor, entry.event.as_deref(), entry.http.as_deref());
    let left_out: BTreeSet<Call> = list.iter().map(|left| entry(left).expect("a call or an event")).collect();
    let known = specs();
    for mirrors in all().filter(|mirrors| !mirrors.is_ours) {
        let mirrors = MIRRORS[number(LATER)..].iter().map(|mirror| described(mirrors, mirror));
        let described: BTreeSet<Call> = mirrors.flatten().collect();
        let events = described.iter().filter(|(_, name)| name.starts_with(EVENT)).count();
        println!("{} calls, {events} events, {} left out", described.len() - events, left_out.len());
        assert_eq!(gaps(&described, &known, &left_out), [Vec::new(), Vec::new()]);
    }
}
