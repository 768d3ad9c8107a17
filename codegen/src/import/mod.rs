//! The importer: from a vendor's page to the draft of a spec, and from a newer page into a spec.
//!
//! - `layout/` reads the text of a page into the neutral `page.rs`. Only `layout/` knows layouts.
//! - `facts/` collects the facts of the page, of a call or an event, with `labels.rs`, `prose.rs`,
//!   `limits/`, `sizes.rs`,
//!   `defaults.rs`, `rates.rs`, `reactions.rs`, `retired.rs`, `choices.rs`, `value_words.rs`,
//!   `empty_body.rs`, `empty_text.rs` and `words.rs` for its languages.
//! - `constant.rs` has statements about all calls of a vendor, `outcome_words.rs` reads those about
//!   codes, `field_scopes.rs` has scopes of fields.
//! - `hidden.rs` removes characters that no reader sees.
//! - `validate.rs` removes the facts in which the page contradicts itself.
//! - `gather.rs` joins the open points of one cause.
//! - `write.rs` writes the draft.
//! - `merge/` and `edit/` merge a newer page into the spec that a person wrote.
//! - `folder/` plans a whole run over a folder of specs.
//! - `wording/` keeps texts of specs by digests of the page's sentences.
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
mod gather;
mod hidden;
mod labels;
mod layout;
mod limits;
mod merge;
mod outcome_words;
mod page;
mod prose;
mod rates;
mod reactions;
mod retired;
mod sizes;
mod tally;
mod type_shape;
mod unwritten;
mod validate;
mod value_words;
mod vendor;
mod wording;
mod words;
mod write;

pub use constant::Constant;
pub use doubt::Doubt;
pub use draft::Draft;
pub use folder::{Compared, ImportOptions, Outcome, Plan, Planned, Specs, Transcribed, compare, plan};
pub use outcome_words::Outcomes;
pub use page::{Block, Cell, LOST, Lines, Mark, Page, Part, Row, Section, Table};
pub use wording::{
    Batch, Entry, Filled, Glossary, Item, Kind, Learned, Memory, Place, Sentence, TextSource, batches, items, learn,
    read_items, update, write_batches,
};

use crate::spec::NO_TOKEN;
use crate::yaml::Value;
use hidden::HiddenCharacters;

/// The reason of a text that no layout matches.
const UNKNOWN_LAYOUT: &str = "unknown layout: `cargo clientloom import --help` lists the layouts";

/// The draft of one page of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct PageDraft {
    /// The name of the page within a file with several pages: its address, or its lines.
    pub part: Option<String>,
    /// The draft, or the reason why the page has none.
    pub draft: Result<Draft, String>,
}

/// Drafts the spec of each page of a file.
///
/// `vendor` is the vendor's folder, if it differs from the folder of the layout.
#[must_use]
pub fn import_all(text: &str, vendor: Option<&str>) -> Vec<PageDraft> {
    let mut hidden = HiddenCharacters::default();
    let Some(pages) = layout::read_pages(&hidden.replace_in_page(text)) else {
        return vec![PageDraft { part: None, draft: Err(UNKNOWN_LAYOUT.to_owned()) }];
    };
    let folder = pages.iter().find_map(facts::folder);
    let draft = |page: Page| PageDraft { part: page.part.clone(), draft: draft(&page, hidden.clone(), vendor) };
    let pages = pages.into_iter().map(|page| Page { folder: folder.clone(), ..page });
    pages.flat_map(facts::events).map(draft).collect()
}

/// Drafts the spec of the first page of a file.
///
/// `vendor` is the vendor's folder, if it differs from the folder of the layout.
///
/// # Errors
///
/// The reason why the page has no draft.
pub fn import(text: &str, vendor: Option<&str>) -> Result<Draft, String> {
    let first = import_all(text, vendor).into_iter().next();
    first.map_or_else(|| Err("the file contains no text".to_owned()), |first| first.draft)
}

fn draft(page: &Page, hidden: HiddenCharacters, vendor: Option<&str>) -> Result<Draft, String> {
    let mut facts = facts::collect(page)?;
    facts.finish_addresses();
    hidden.remove_from_facts(&mut facts);
    validate::remove_contradictions(&mut facts)?;
    gather::gather(&mut facts.doubts);
    let mut root = facts.root();
    let sentences = wording::take(&mut root);
    let path = format!("{}/{}.yaml", vendor.unwrap_or(page.vendor), facts.path());
    let text = write::write(&root, &path);
    let is_other_vendor = vendor.is_some_and(|vendor| vendor != page.vendor);
    let [scopes, mut tokens] = ["scopes", "token"].map(|key| texts(root.get(key)));
    tokens.retain(|token| token != NO_TOKEN);
    let open = facts.doubts.iter().map(|doubt| doubt.kind).collect();
    let constants = std::mem::take(&mut facts.constants);
    let settled = std::mem::take(&mut facts.settled);
    Ok(Draft {
        path,
        text,
        root,
        open,
        settled,
        constants,
        scopes,
        tokens,
        sentences,
        is_other_vendor,
        is_untitled: page.is_untitled,
    })
}

/// Returns the texts of a list, or a single text.
fn texts(value: Option<&Value>) -> Vec<String> {
    let text = |value: &Value| value.as_text().map(ToOwned::to_owned);
    match value {
        Some(Value::List(items)) => items.iter().filter_map(text).collect(),
        value => value.and_then(text).into_iter().collect(),
    }
}
