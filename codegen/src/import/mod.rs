//! The importer: from a vendor's page to the draft of a spec, and from a newer page into a spec.
//!
//! - `layout/` reads the text of a page into the neutral `page.rs`. Only `layout/` knows layouts.
//! - `facts/` collects the facts of the page, with `labels.rs`, `prose.rs`, `limits/`, `sizes.rs`,
//!   `defaults.rs`, `rates.rs`, `reactions.rs`, `retired.rs`, `choices.rs`, `empty_body.rs`,
//!   `empty_text.rs` and `words.rs` for its languages.
//! - `constant.rs` has statements about all calls of a vendor, `field_scopes.rs` scopes of fields.
//! - `hidden.rs` removes characters that no reader sees.
//! - `validate.rs` removes the facts in which the page contradicts itself.
//! - `write.rs` writes the draft.
//! - `merge/` and `edit/` merge a newer page into the spec that a person wrote.
//! - `folder/` plans a whole run over a folder of specs.
//!
//! A fact that is not certain is a `Doubt`: it becomes an entry of `unsure`.

mod bounds;
mod choices;
mod constant;
mod date;
mod defaults;
mod doubt;
mod draft;
mod edit;
mod empty_body;
mod empty_text;
mod facts;
mod field_scopes;
mod folder;
mod hidden;
mod labels;
mod layout;
mod limits;
mod merge;
mod page;
mod prose;
mod rates;
mod reactions;
mod retired;
mod sizes;
mod tally;
mod validate;
mod vendor;
mod words;
mod write;

pub use constant::Constant;
pub use doubt::Doubt;
pub use draft::Draft;
pub use folder::{Compared, ImportOptions, Outcome, Plan, Planned, Specs, compare, plan};
pub use page::{Block, Cell, LOST, Lines, Mark, Page, Part, Row, Section, Table};

use crate::spec::NO_TOKEN;
use crate::yaml::Value;
use hidden::HiddenCharacters;

/// Drafts the spec of a page.
///
/// `vendor` is the vendor's folder, if it differs from the folder of the layout.
///
/// # Errors
///
/// The reason why the page has no draft.
pub fn import(text: &str, vendor: Option<&str>) -> Result<Draft, String> {
    let mut hidden = HiddenCharacters::default();
    let page = layout::read_page(&hidden.replace_in_page(text))
        .ok_or("unknown layout: `cargo clientloom import --help` lists the layouts")?;
    let mut facts = facts::collect(&page)?;
    facts.finish_addresses();
    hidden.remove_from_facts(&mut facts);
    validate::remove_contradictions(&mut facts)?;
    let root = facts.root();
    let name = root.get("operation").and_then(Value::as_text).unwrap_or_default();
    let path = format!("{}/{}.yaml", vendor.unwrap_or(page.vendor), name.replace('.', "/"));
    let text = write::write(&root, &path);
    let is_other_vendor = vendor.is_some_and(|vendor| vendor != page.vendor);
    let [scopes, mut tokens] = ["scopes", "token"].map(|key| texts(root.get(key)));
    tokens.retain(|token| token != NO_TOKEN);
    let open = facts.doubts.iter().map(|doubt| doubt.kind).collect();
    let constants = std::mem::take(&mut facts.constants);
    Ok(Draft { path, text, open, constants, scopes, tokens, is_other_vendor })
}

/// Returns the texts of a list, or a single text.
fn texts(value: Option<&Value>) -> Vec<String> {
    let text = |value: &Value| value.as_text().map(ToOwned::to_owned);
    match value {
        Some(Value::List(items)) => items.iter().filter_map(text).collect(),
        value => value.and_then(text).into_iter().collect(),
    }
}
