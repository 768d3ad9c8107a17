//! Building blocks of documentation: paragraphs, lists, addresses of pages, errata and rates.

use super::plain::plain;
use crate::rust::ir::Docs;
use crate::spec::{Concurrency, Erratum, Operation, PageSource};

/// Returns a text as one paragraph.
pub(in crate::rust::lower) fn sentences(text: &str) -> Docs {
    text.lines().map(|line| plain(line.trim())).collect()
}

/// Adds a paragraph, if it has lines.
pub(super) fn push_paragraph(docs: &mut Docs, lines: impl IntoIterator<Item = String>) {
    let lines: Vec<String> = lines.into_iter().collect();
    if !lines.is_empty() {
        docs.push(String::new());
        docs.extend(lines);
    }
}

/// Adds a list below a title, if the list has items. The title separates it from a list before.
pub(super) fn push_list(docs: &mut Docs, title: &str, items: impl IntoIterator<Item = String>) {
    let mut items = items.into_iter().peekable();
    if items.peek().is_some() {
        push_paragraph(docs, [title.to_owned(), String::new()]);
        docs.extend(items);
    }
}

/// Adds the known mistakes of a page, folded.
pub(super) fn push_errata(docs: &mut Docs, errata: &[Erratum]) {
    if errata.is_empty() {
        return;
    }
    let lines = errata.iter().map(|Erratum { at, page, fact }| {
        format!("- `{}`. The page: {} Correction: {}", quoted(at), plain(page.trim()), plain(fact.trim()))
    });
    push_list(docs, &format!("<details><summary>Errata ({})</summary>", errata.len()), lines);
    push_paragraph(docs, ["</details>".to_owned()]);
}

/// Returns the text for a place between backticks.
pub(super) fn quoted(text: &str) -> String {
    text.replace('`', "'")
}

/// Returns names as code, separated by commas.
pub(super) fn code_list(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Returns the rule of `either`; none if it names no fields.
pub(super) fn choice_rule(either: &[String]) -> Option<String> {
    let [others @ .., last] = either else { return None };
    let first = others.first().unwrap_or(last);
    Some(format!("Set at least one of {} and `{last}`; `{first}` takes precedence.", code_list(others)))
}

/// Returns a link to a page, with its language, its ID and the day of its last update.
pub(super) fn page_link(source: &PageSource) -> String {
    let title = plain(&source.title);
    let page = source.url.as_ref().map_or_else(|| title.clone(), |url| format!("[{title}](<{url}>)"));
    let language = source.language.as_ref().map(|language| format!("language `{}`", quoted(language)));
    let id = source.id.as_ref().map(|id| format!("ID `{}`", quoted(id)));
    [Some(page), language, id, source.updated.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns the documented rates, such as `1000 a minute and 50 a second`, if the page has any.
pub(super) fn rates(operation: &Operation) -> Option<String> {
    let groups = operation.rates.iter().map(|rates| {
        let each = rates.per.as_ref().map(|per| format!(" for each value of `{per}`")).unwrap_or_default();
        let stated = rates.all().into_iter().filter_map(|(_, unit, rate)| Some(format!("{} {unit}", rate?)));
        stated.collect::<Vec<_>>().join(" and ") + &each
    });
    let groups: Vec<String> = groups.collect();
    (!groups.is_empty()).then(|| groups.join(", "))
}

/// Returns the documented number of calls at a time, such as "1 for each value of `room`".
pub(super) fn concurrency(operation: &Operation) -> Option<String> {
    let Concurrency { max, per } = operation.concurrency.as_ref()?;
    Some(per.as_ref().map_or_else(|| max.to_string(), |per| format!("{max} for each value of `{per}`")))
}
