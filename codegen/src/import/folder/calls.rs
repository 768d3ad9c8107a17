//! The calls of specs: each method with its path belongs to one file.

use std::collections::BTreeMap;

use super::plan::Specs;
use crate::import::draft::Draft;
use crate::yaml::{self, Value};

/// The text in front of the address of a page, after the host of one of the vendor's sites.
const DOCUMENTS: &str = "/document/";

/// A call: the folder of the vendor, and method and path without the names of parameters.
pub(super) type Call = (String, String);

/// The files of specs by their calls.
pub(super) struct Calls(BTreeMap<Call, Vec<String>>);

impl Calls {
    pub(super) fn of(specs: &Specs) -> Self {
        let mut calls: BTreeMap<Call, Vec<String>> = BTreeMap::new();
        for (path, text) in specs {
            if let Some(call) = call(path, text) {
                calls.entry(call).or_default().push(path.clone());
            }
        }
        Self(calls)
    }

    /// Returns the spec of a draft's page.
    ///
    /// It is the spec of the same call. If there is none, it is the spec with the same name, as
    /// long as it comes from the same page: the call has changed.
    pub(super) fn find(&self, draft: &Draft, specs: &Specs) -> Option<String> {
        let same = call(&draft.path, &draft.text).and_then(|call| self.0.get(&call)).map(Vec::as_slice);
        match same.unwrap_or_default() {
            same if same.contains(&draft.path) => Some(draft.path.clone()),
            [only] => Some(only.clone()),
            _ => Some(draft.path.clone()).filter(|path| specs.get(path).is_some_and(|text| is_same_page(text, draft))),
        }
    }
}

/// Returns the call of a file as the file writes it.
pub(super) fn call(path: &str, text: &str) -> Option<Call> {
    let (vendor, _) = path.split_once('/')?;
    if text.lines().any(|line| line.starts_with("event:")) {
        return event(vendor, &yaml::parse(text).ok()?);
    }
    let http = text.lines().find_map(|line| line.strip_prefix("http:"))?.trim().trim_matches(['"', '\'']);
    let mut call = String::new();
    for part in http.split_inclusive('}') {
        match part.split_once('{') {
            Some((before, _)) => call.extend([before, "{}"]),
            None => call.push_str(part),
        }
    }
    Some((vendor.to_owned(), call))
}

/// Returns the event of a file: its type and its page. Several pages may describe one type.
fn event(vendor: &str, root: &Value) -> Option<Call> {
    let ty = root.get("event")?.as_text()?;
    let url = root.get("source").and_then(|source| source.get("url")?.as_text()).unwrap_or_default();
    let address = url.split_once(DOCUMENTS).map_or(url, |(_, address)| address);
    Some((vendor.to_owned(), format!("event {ty} {}", address.trim_matches('/').replace("//", "/"))))
}

/// Whether a spec comes from the page of a draft: the first of these keys that both have decides.
fn is_same_page(spec: &str, draft: &Draft) -> bool {
    let Ok(spec) = yaml::parse(spec) else { return false };
    let key = |root: &Value, key: &str| Some(root.get("source")?.get(key)?.to_json());
    let pairs = ["id", "url", "title"].into_iter().filter_map(|name| key(&spec, name).zip(key(&draft.root, name)));
    let mut pairs = pairs.map(|(ours, theirs)| ours == theirs);
    pairs.next().unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::call;

    #[test]
    fn names_of_parameters_do_not_make_calls() {
        let rows = [
            ("http: GET /rooms/{id}", "GET /rooms/{}"),
            ("a: 1\nhttp: \"PUT /rooms/{room}/keys/{key}/open\"\n", "PUT /rooms/{}/keys/{}/open"),
            ("http: POST /rooms", "POST /rooms"),
            ("event: a.b_v1\nsource: { url: https://x.example/document/a//b }", "event a.b_v1 a/b"),
            ("event: opened", "event opened "),
        ];
        for (text, http) in rows {
            assert_eq!(call("acme/room.yaml", text), Some(("acme".to_owned(), http.to_owned())), "`{text}`");
        }
        assert_eq!(call("acme/vendor.yaml", "vendor: acme"), None);
    }
}
