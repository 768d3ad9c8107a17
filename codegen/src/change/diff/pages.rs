//! Changes of paged results: the request for the next page, and the members that announce it.

use super::pair::{Log, Pair};
use super::rule;
use super::words::compare_words;
use crate::spec::Pages;

pub(super) fn compare(old: Option<&Pages>, new: Option<&Pages>, at: &Pair<'_>, log: &mut Log) {
    match (old, new) {
        (None, Some(new)) => log.gain(&rule::PAGES_ADDED, at, &new.items),
        (Some(old), None) => log.lose(&rule::PAGES_REMOVED, at, &old.items),
        (Some(old), Some(new)) => {
            if old.items != new.items {
                log.change(&rule::PAGES_ITEMS_CHANGED, &at.key("items"), &old.items, &new.items);
            }
            compare_request_fields(old, new, at, log);
            compare_response_members(old, new, at, log);
            let size = |pages: &Pages| pages.size.clone().unwrap_or_default();
            compare_words("size", &size(old), &size(new), at, log);
        }
        (None, None) => {}
    }
}

/// Compares the request fields that select a page.
fn compare_request_fields(old: &Pages, new: &Pages, at: &Pair<'_>, log: &mut Log) {
    if request_fields(old) != request_fields(new) {
        let [was, is] = [old, new].map(|pages| pages.ways().next().unwrap_or_default());
        let at = Pair { old: at.old.key(was), new: at.new.key(is) };
        log.change(&rule::PAGES_ASKED_CHANGED, &at, request_fields(old), request_fields(new));
    }
    let switch = |pages: &Pages| pages.switch.clone().unwrap_or_default();
    if switch(old) != switch(new) {
        log.change(&rule::PAGES_ASKED_CHANGED, &at.key("switch"), switch(old), switch(new));
    }
}

fn request_fields(pages: &Pages) -> String {
    let next = pages.next.iter().map(|(field, _)| format!("next {field}"));
    let page = pages.page.iter().map(|field| format!("page {field} from {}", pages.first.unwrap_or(1)));
    let offset = pages.offset.iter().map(|field| format!("offset {field}"));
    next.chain(page).chain(offset).collect::<Vec<_>>().join(", ")
}

/// Compares the response members that announce the next page.
fn compare_response_members(old: &Pages, new: &Pages, at: &Pair<'_>, log: &mut Log) {
    let section = at.key("next");
    for (field, was) in &old.next {
        if let Some((_, is)) = new.next.iter().find(|(other, is)| other == field && is != was) {
            log.change(&rule::PAGES_TOLD_CHANGED, &section.key(field), was, is);
        }
    }
    for (key, old, new) in [("more", &old.more, &new.more), ("total", &old.total, &new.total)] {
        match (old, new) {
            (None, Some(new)) => log.gain(&rule::PAGES_TOLD_STATED, &at.key(key), new),
            (Some(old), None) => log.lose(&rule::PAGES_TOLD_CHANGED, &at.key(key), old),
            (Some(old), Some(new)) if old != new => log.change(&rule::PAGES_TOLD_CHANGED, &at.key(key), old, new),
            _ => {}
        }
    }
}
