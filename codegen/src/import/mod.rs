//! From a page to the draft of a spec: a layout's reader makes it neutral, all that follows is shared.

mod date;
mod draft;
mod edit;
mod facts;
mod folder;
mod labels;
mod layout;
mod merge;
mod page;
mod prose;
mod settle;
mod tally;
mod vendor;
mod words;
mod write;

pub use folder::{Compared, Outcome, Plan, Planned, Specs, Wish, compare, plan};
pub use page::{Block, Cell, LOST, Lines, Mark, Page, Part, Row, Section, Table};

use crate::yaml::Value;

/// What a page became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Path of the file below the folder of specs, such as `feishu/acs/v1/device/list.yaml`.
    pub path: String,
    /// The file.
    pub text: String,
    /// How many points are open.
    pub open: usize,
    /// The scopes that it needs; vendor.yaml has to know them.
    pub scopes: Vec<String>,
}

/// Drafts the spec of a page; `vendor` is its folder where the layout's own is not meant.
///
/// # Errors
/// Why there is no draft, in a few words.
pub fn import(text: &str, vendor: Option<&str>) -> Result<Draft, String> {
    let page = layout::read_page(text).ok_or("unknown layout: `cargo codegen import --help` lists the layouts")?;
    let mut facts = facts::collect(&page)?;
    facts.settle_addresses();
    settle::settle(&mut facts)?;
    let root = facts.root();
    let name = root.get("operation").and_then(Value::as_text).unwrap_or_default();
    let path = format!("{}/{}.yaml", vendor.unwrap_or(page.vendor), name.replace('.', "/"));
    let texts = |value: &Value| value.as_text().map(ToOwned::to_owned);
    let scopes = match root.get("scopes") {
        Some(Value::List(scopes)) => scopes.iter().filter_map(texts).collect(),
        _ => Vec::new(),
    };
    let text = write::write(&root, &path);
    Ok(Draft { path, text, open: facts.unsure.len(), scopes })
}
