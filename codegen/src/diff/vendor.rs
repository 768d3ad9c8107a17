//! Vendors: what all their calls share, then the pages.

use super::pair::{Log, Pair};
use super::sets::matched;
use super::shape::Seen;
use super::words::compare_words;
use super::{auth, operation, rule, service, shared};
use crate::names;
use crate::spec::Vendor;

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
    for page in matched(&old.operations, &new.operations, |old, new| old.path == new.path) {
        match page {
            (Some((_, before)), Some((_, after))) => operation::compare((before, &was), (after, &is), log),
            (Some((_, gone)), None) => {
                log.lose(&rule::OPERATION_REMOVED, &Pair::files(gone.file, gone.file), &gone.name);
            }
            (None, Some((_, came))) => log.gain(&rule::OPERATION_ADDED, &Pair::files(came.file, came.file), &came.name),
            (None, None) => {}
        }
    }
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
