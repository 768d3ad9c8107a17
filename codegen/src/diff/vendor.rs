//! Vendors: what all their calls share, then the pages.

use super::pair::{Log, Pair};
use super::sets::matched;
use super::shape::Seen;
use super::words::compare_words;
use super::{auth, http, operation, rule, service, shared};
use crate::names;
use crate::spec::{Operation, Vendor};

pub(super) fn compare(old: &Vendor, new: &Vendor, log: &mut Log) {
    let at = Pair::files(old.file, new.file);
    let client = |vendor: &Vendor| names::client(vendor.client.as_deref(), &vendor.name);
    if client(old) == client(new) {
        let client = |vendor: &Vendor| vendor.client.clone().unwrap_or_default();
        compare_words("client", &client(old), &client(new), &at, log);
    } else {
        log.change(&rule::CLIENT_RENAMED, &at.key("client"), client(old), client(new));
    }
    compare_words("title", &old.title, &new.title, &at, log);
    compare_words("doc", &old.doc, &new.doc, &at, log);
    let scopes = |vendor: &Vendor| {
        vendor.scopes.iter().map(|(name, doc)| format!("{name}: {doc}")).collect::<Vec<_>>().join("\n")
    };
    compare_words("scopes", &scopes(old), &scopes(new), &at, log);
    auth::compare(&old.auth, &new.auth, &at.key("auth"), log);
    shared::compare(&old.shared, &new.shared, &at, log);
    service::compare(old, new, log);
    let (was, is) = (Seen::of(old), Seen::of(new));
    let moved = moved(old, new);
    let is_moved = |one: &Operation, other: &Operation| moved.contains(&(&one.path, &other.path));
    for page in matched(&old.operations, &new.operations, |one, other| one.path == other.path || is_moved(one, other)) {
        match page {
            (Some((_, before)), Some((_, after))) => {
                if before.path != after.path {
                    let at = Pair::files(before.file, after.file);
                    log.change(&rule::OPERATION_MOVED, &at.key("operation"), &before.name, &after.name);
                }
                operation::compare((before, &was), (after, &is), log);
            }
            (Some((_, gone)), None) => {
                log.lose(&rule::OPERATION_REMOVED, &Pair::files(gone.file, gone.file), &gone.name);
            }
            (None, Some((_, came))) => log.gain(&rule::OPERATION_ADDED, &Pair::files(came.file, came.file), &came.name),
            (None, None) => {}
        }
    }
}

/// Calls that go by another name: pages of which each is the only one about its call.
fn moved<'a>(old: &'a Vendor, new: &'a Vendor) -> Vec<(&'a Vec<String>, &'a Vec<String>)> {
    let has = |vendor: &Vendor, page: &Operation| vendor.operations.iter().any(|known| known.path == page.path);
    let about = |vendor: &'a Vendor, page: &Operation| -> Option<&'a Operation> {
        let mut found = vendor.operations.iter().filter(|known| http::is_same(&known.http, &page.http));
        found.next().filter(|_| found.next().is_none())
    };
    let gone = old.operations.iter().filter(|page| !has(new, page) && about(old, page).is_some());
    let pairs = gone.filter_map(|page| Some((&page.path, about(new, page).filter(|came| !has(old, came))?)));
    pairs.map(|(gone, came)| (gone, &came.path)).collect()
}

pub(super) fn added(vendor: &Vendor, log: &mut Log) {
    log.gain(&rule::VENDOR_ADDED, &Pair::files(vendor.file, vendor.file), &vendor.name);
    for page in &vendor.operations {
        log.gain(&rule::OPERATION_ADDED, &Pair::files(page.file, page.file), &page.name);
    }
}

pub(super) fn removed(vendor: &Vendor, log: &mut Log) {
    log.lose(&rule::VENDOR_REMOVED, &Pair::files(vendor.file, vendor.file), &vendor.name);
    for page in &vendor.operations {
        log.lose(&rule::OPERATION_REMOVED, &Pair::files(page.file, page.file), &page.name);
    }
}
