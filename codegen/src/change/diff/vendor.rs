//! Changes of vendors: first the facts that all calls share, then the pages.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{Log, Pair};
use super::view::VendorView;
use super::words::compare_words;
use super::{auth, constants, http, operation, pushed, rule, service, shared};
use crate::naming;
use crate::spec::{Operation, Vendor};

pub(super) fn compare(old: &Vendor, new: &Vendor, log: &mut Log) {
    let at = Pair::files(old.file, new.file);
    let client = |vendor: &Vendor| naming::client(vendor.client.as_deref(), &vendor.name);
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
    shared::compare(&old.shared, &new.shared, http::host_rule(old, new, &[]), &at, log);
    constants::compare_shared(&old.shared.types, &new.shared.types, &at, log);
    service::compare(old, new, log);
    compare_pages(old, new, log);
}

fn compare_pages(old: &Vendor, new: &Vendor, log: &mut Log) {
    let (was, is) = (VendorView::of(old), VendorView::of(new));
    let [known, now] = [old, new].map(by_name);
    let moved = moved(&Calls { vendor: old, named: &known }, &Calls { vendor: new, named: &now });
    for before in &old.operations {
        let name = moved.get(&before.path).copied().unwrap_or(&before.path);
        let Some(after) = now.get(name) else {
            log.lose(&rule::OPERATION_REMOVED, &Pair::files(before.file, before.file), &before.name);
            continue;
        };
        if before.path != after.path {
            let at = Pair::files(before.file, after.file);
            log.change(&rule::OPERATION_MOVED, &at.key("operation"), &before.name, &after.name);
        }
        operation::compare((before, &was), (after, &is), log);
    }
    pushed::compare(&was, &is, log);
    let taken: BTreeSet<&Vec<String>> = moved.into_values().collect();
    let is_new = |page: &&Operation| !known.contains_key(&page.path) && !taken.contains(&page.path);
    for came in new.operations.iter().filter(is_new) {
        log.gain(&rule::OPERATION_ADDED, &Pair::files(came.file, came.file), &came.name);
    }
}

/// Pages by the names of their calls.
type OperationsByPath<'a> = BTreeMap<&'a Vec<String>, &'a Operation>;

fn by_name(vendor: &Vendor) -> OperationsByPath<'_> {
    vendor.operations.iter().map(|page| (&page.path, page)).collect()
}

/// The pages of one side.
struct Calls<'a, 'b> {
    vendor: &'a Vendor,
    named: &'b OperationsByPath<'a>,
}

/// Returns the calls with a new name: the pages that alone describe their call on both sides.
fn moved<'a>(old: &Calls<'a, '_>, new: &Calls<'a, '_>) -> BTreeMap<&'a Vec<String>, &'a Vec<String>> {
    let [before, after] = [old, new].map(|side| by_call(side.vendor));
    let only = |pages: &BTreeMap<String, Vec<&'a Operation>>, page: &Operation| -> Option<&'a Operation> {
        let mut found =
            pages.get(&http::shape(&page.http))?.iter().filter(|known| http::is_same(&known.http, &page.http));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let gone = old.vendor.operations.iter().filter(|page| !new.named.contains_key(&page.path));
    let gone = gone.filter(|page| only(&before, page).is_some());
    let pairs = gone.filter_map(|page| Some((page, only(&after, page)?)));
    let pairs = pairs.filter(|(_, came)| !old.named.contains_key(&came.path));
    pairs.map(|(gone, came)| (&gone.path, &came.path)).collect()
}

fn by_call(vendor: &Vendor) -> BTreeMap<String, Vec<&Operation>> {
    let mut pages: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
    for page in &vendor.operations {
        pages.entry(http::shape(&page.http)).or_default().push(page);
    }
    pages
}

pub(super) fn added(vendor: &Vendor, log: &mut Log) {
    log.gain(&rule::VENDOR_ADDED, &Pair::files(vendor.file, vendor.file), &vendor.name);
    for page in &vendor.operations {
        log.gain(&rule::OPERATION_ADDED, &Pair::files(page.file, page.file), &page.name);
    }
    vendor.events.iter().for_each(|event| pushed::added(event, log));
}

pub(super) fn removed(vendor: &Vendor, log: &mut Log) {
    log.lose(&rule::VENDOR_REMOVED, &Pair::files(vendor.file, vendor.file), &vendor.name);
    for page in &vendor.operations {
        log.lose(&rule::OPERATION_REMOVED, &Pair::files(page.file, page.file), &page.name);
    }
    vendor.events.iter().for_each(|event| pushed::removed(event, log));
}
