//! Changes of pages: added, removed and changed calls.

use super::errors::{self, Table};
use super::fields::{self, FieldGroup};
use super::pair::{Log, Pair};
use super::sets::{self, Rules};
use super::view::{Direction, VendorView};
use super::words::{self, compare_words};
use super::{batch, body_format, constants, form, http, pages, rates, repeat, rule, stream};
use crate::spec::{Example, NO_TOKEN, Operation, Vendor};

static TOKENS: Rules = Rules { added: &rule::TOKEN_ADDED, removed: &rule::TOKEN_REMOVED, stated: None, dropped: None };
pub(super) static SCOPES: Rules = Rules {
    added: &rule::SCOPE_ADDED,
    removed: &rule::SCOPE_REMOVED,
    stated: Some(&rule::SCOPES_STATED),
    dropped: Some(&rule::SCOPES_DROPPED),
};
pub(super) static APP_TYPES: Rules = Rules {
    added: &rule::APP_TYPE_ADDED,
    removed: &rule::APP_TYPE_REMOVED,
    stated: Some(&rule::APP_TYPES_STATED),
    dropped: Some(&rule::APP_TYPES_DROPPED),
};
static REGIONS: Rules = Rules {
    added: &rule::REGION_ADDED,
    removed: &rule::REGION_REMOVED,
    stated: Some(&rule::REGIONS_STATED),
    dropped: Some(&rule::REGIONS_DROPPED),
};

pub(super) fn compare(old: (&Operation, &VendorView<'_>), new: (&Operation, &VendorView<'_>), log: &mut Log) {
    let ((before, was), (after, is)) = (old, new);
    let at = Pair::files(before.file, after.file);
    let stays = http::address(was.vendor, before) == http::address(is.vendor, after);
    http::compare(&before.http, &after.http, stays, &at.key("http"), log);
    match (before.deprecated, after.deprecated) {
        (false, true) => log.gain(&rule::OPERATION_DEPRECATED, &at.key("deprecated"), "deprecated"),
        (true, false) => log.lose(&rule::OPERATION_REVIVED, &at.key("deprecated"), "deprecated"),
        _ => {}
    }
    compare_tokens((before, was.vendor), (after, is.vendor), &at, log);
    sets::compare(&SCOPES, &at.key("scopes"), &before.scopes, &after.scopes, log);
    sets::compare(&APP_TYPES, &at.key("app_types"), &before.app_types, &after.app_types, log);
    sets::compare(&REGIONS, &at.key("regions"), &before.regions, &after.regions, log);
    rates::compare(&before.rates, &after.rates, &at.key("rate_limit"), log);
    let concurrency = [before, after].map(|operation| operation.concurrency.as_ref());
    rates::compare_concurrency(concurrency[0], concurrency[1], &at.key("concurrency"), log);
    body_format::compare(before, after, &at, log);
    form::compare_choice(&before.either, &after.either, true, &at.key("either"), log);
    let views = (&was.view(before), &is.view(after));
    let renamed = http::renamed(&before.http, &after.http);
    let sent = FieldGroup {
        section: |field| field.location.key(),
        direction: Direction::Sent { constructed: true },
        renamed: &renamed,
    };
    fields::compare((&before.request, views.0), (&after.request, views.1), &at, sent, log);
    let received = FieldGroup { section: |_| "response", direction: Direction::Received { alone: true }, renamed: &[] };
    fields::compare((&before.response, views.0), (&after.response, views.1), &at, received, log);
    stream::compare((before, views.0), (after, views.1), &at, log);
    constants::compare(before, after, &at, log);
    errors::compare(&before.errors, &after.errors, Table::Page, &at.key("errors"), log);
    repeat::compare(before, after, &at, log);
    batch::compare((before, views.0), (after, views.1), &at.key("batch"), log);
    pages::compare(before.pages.as_ref(), after.pages.as_ref(), &at.key("pages"), log);
    compare_rest(before, after, &at, log);
}

/// Compares the kinds of token, and the headers that contain the token.
fn compare_tokens(old: (&Operation, &Vendor), new: (&Operation, &Vendor), at: &Pair<'_>, log: &mut Log) {
    let ((before, was), (after, is)) = (old, new);
    let section = at.key("token");
    match (before.takes_credentials(), after.takes_credentials()) {
        (true, true) => sets::compare(&TOKENS, &section, &before.tokens, &after.tokens, log),
        (false, false) => return,
        (false, true) => {
            return log.change(&rule::CREDENTIALS_REQUIRED, &section, NO_TOKEN, after.tokens.join(", "));
        }
        (true, false) => {
            return log.change(&rule::CREDENTIALS_DROPPED, &section, before.tokens.join(", "), NO_TOKEN);
        }
    }
    let headers = |operation: &Operation, vendor: &Vendor| {
        let mut names: Vec<String> = vendor.token_headers(operation).into_iter().map(str::to_ascii_lowercase).collect();
        names.sort();
        if names.is_empty() { "authorization".to_owned() } else { names.join(", ") }
    };
    let (sent, expected) = (headers(before, was), headers(after, is));
    if sent != expected {
        log.change(&rule::TOKEN_HEADER_CHANGED, &section, sent, expected);
    }
}

fn compare_rest(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    compare_words("summary", &old.summary, &new.summary, at, log);
    compare_words("notes", &old.notes.join(" "), &new.notes.join(" "), at, log);
    words::compare_source(&old.source, &new.source, at, log);
    words::compare_errata(&old.errata, &new.errata, at, log);
    words::compare_unsure(&old.unsure, &new.unsure, at, log);
    // Examples only illustrate; the fields contain the facts.
    let shown = |examples: &[Example]| format!("{examples:?}");
    if shown(&old.examples) != shown(&new.examples) {
        log.change(&rule::WORDS_CHANGED, &at.key("examples"), old.examples.len(), new.examples.len());
    }
}
