//! One line of the lock file: the pages of a spec, and the digest of the spec.

use std::fmt;

use super::digest::digest;
use crate::format::keys::{Record, SERVICE, VENDOR};
use crate::format::schema;
use crate::memo::{Digest, Memo};
use crate::yaml::Value;

/// The entry of one spec, displayed as an inline table of TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pages: Vec<Page>,
    is_shared: bool,
    digest: String,
}

/// The identity of a page, by its keys in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Page(Vec<(&'static str, String)>);

impl Line {
    /// Creates the line of the file of this name, without `.yaml`.
    pub(super) fn new(root: &Value, text: &str, name: &str, memo: &mut Memo) -> Self {
        let record = schema::record_in(&format!("{name}.yaml"), text);
        let pages = match (root.get("source"), root.get("sources")) {
            (Some(source), _) => vec![Page::new(source)],
            (_, Some(Value::List(sources))) => sources.iter().map(Page::new).collect(),
            _ => Vec::new(),
        };
        Self {
            pages,
            is_shared: [VENDOR.name, SERVICE.name].contains(&record.name),
            digest: known_digest(root, text, record, memo),
        }
    }

    /// Whether the file contains facts that several operations share.
    pub(super) const fn is_shared(&self) -> bool {
        self.is_shared
    }

    pub(super) fn digest(&self) -> &str {
        &self.digest
    }
}

/// Returns the digest of a file, which the memo may have.
fn known_digest(root: &Value, text: &str, record: &'static Record, memo: &mut Memo) -> String {
    if !memo.is_on() {
        return digest(root, record);
    }
    let key = Digest::of(["lock", record.name, text]);
    memo.get(key).unwrap_or_else(|| {
        let digest = digest(root, record);
        memo.put(key, &digest);
        digest
    })
}

impl Page {
    fn new(source: &Value) -> Self {
        let keys = [("page", "url"), ("title", "title"), ("id", "id"), ("updated", "updated")];
        let stated = keys.into_iter().filter_map(|(name, key)| Some((name, source.get(key)?.as_text()?.to_owned())));
        Self(stated.collect())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{ ")?;
        match self.pages.as_slice() {
            [] => {}
            [page] if !self.is_shared => write!(f, "{page}, ")?,
            pages => {
                let pages: Vec<String> = pages.iter().map(|page| format!("{{ {page} }}")).collect();
                write!(f, "pages = [{}], ", pages.join(", "))?;
            }
        }
        write!(f, "digest = {} }}", quoted(&self.digest))
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members: Vec<String> = self.0.iter().map(|(name, text)| format!("{name} = {}", quoted(text))).collect();
        f.write_str(&members.join(", "))
    }
}

/// Returns a basic string of TOML: the quoted string of JSON, with one more escaped character.
pub(crate) fn quoted(text: &str) -> String {
    Value::text(text).to_json().replace('\u{7f}', "\\u007F")
}
