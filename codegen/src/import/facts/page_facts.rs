//! Facts that pages of calls and of events have alike: the source, notes, and what stays unread.

use super::{loss, notice};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, STEP, ordered, text};
use crate::import::page::Page;
use crate::import::wording::{unwritten, unwritten_with_note};
use crate::yaml::Value;

/// Sets where a page comes from, and what it is about.
///
/// `name` is the name of its file, and `intro` are its first words.
pub(super) fn source(page: &Page, name: &str, intro: &str, facts: &mut Facts) {
    let title = if page.title.is_empty() { name } else { loss::title(page, facts) };
    let mut source = vec![("title".to_owned(), text(title))];
    let rest = [("url", &page.url), ("updated", &page.updated), ("id", &page.id)];
    source.extend(rest.into_iter().filter_map(|(key, value)| Some((key.to_owned(), text(value.clone()?)))));
    source.push(("language".to_owned(), text(page.language)));
    facts.set("source", ordered(source, &keys::SOURCE));
    facts.set("summary", unwritten_with_note(&page.title, intro));
    // A layout without titles has the first words of the page instead.
    if page.title.is_empty() {
        let why = "No title was found on the page.";
        facts.doubt(&kinds::ASSUMED_NAME, format!("source{STEP}title"), "The operation's name.", why);
    }
}

/// Sets the notes and the notices, and names lost characters.
pub(super) fn finish(page: &Page, facts: &mut Facts) {
    let mut notes: Vec<Value> = facts.field_scopes.notes().into_iter().map(text).collect();
    notes.append(&mut facts.notes);
    notes.extend(page.tips.iter().map(|tip| unwritten(tip)));
    if !notes.is_empty() {
        facts.set("notes", Value::List(notes));
    }
    loss::collect(page, facts);
    notice::collect(page, facts);
}

/// Names the parts of a page that no rule has read.
pub(super) fn name_unread(page: &Page, facts: &mut Facts) {
    for (kind, unread) in facts.tally.unread_parts(page) {
        facts.doubt(kind, "source", "This part is left out.", unread);
    }
}
