//! Changes in the format of bodies and responses: JSON, multipart or file, with or without an
//! envelope.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::{Operation, Receives, Sends};

pub(super) fn compare(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    if old.sends != new.sends {
        let form = |sends| match sends {
            Sends::Json => "json",
            Sends::Multipart => "multipart",
        };
        log.change(&rule::SENDS_CHANGED, &at.key("sends"), form(old.sends), form(new.sends));
    }
    compare_receives(old, new, at, log);
    if old.receives_file() && new.receives_file() {
        match (old.redirect, new.redirect) {
            (false, true) => log.gain(&rule::REDIRECT_STATED, &at.key("redirect"), "redirect"),
            (true, false) => log.lose(&rule::REDIRECT_DROPPED, &at.key("redirect"), "redirect"),
            _ => {}
        }
    }
    if old.data_beside != new.data_beside {
        let form = |is_next| if is_next { "beside" } else { "below" };
        log.change(&rule::DATA_MOVED, &at.key("data"), form(old.data_beside), form(new.data_beside));
    }
    match (old.bare, new.bare) {
        (false, true) => log.gain(&rule::REPLY_BARED, &at.key("bare"), "bare"),
        (true, false) => log.lose(&rule::REPLY_WRAPPED, &at.key("bare"), "bare"),
        // The only field is the whole response; one of several fields is a member.
        _ if !old.response.is_empty() && !new.response.is_empty() && old.whole().is_some() != new.whole().is_some() => {
            let form = |page: &Operation| page.whole().map_or("an object", |only| &only.name).to_owned();
            log.change(&rule::REPLY_WHOLE_CHANGED, &at.key("response"), form(old), form(new));
        }
        _ => {}
    }
}

/// Compares the formats of responses. JSON that a stream joins as a choice stays.
fn compare_receives(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    let form = |page: &Operation| match page.receives {
        Receives::Json => "json",
        Receives::File => "file",
        Receives::Nothing => "nothing",
        Receives::Events if page.when().is_some() => "json or events",
        Receives::Events => "events",
    };
    let (before, after, at) = (form(old), form(new), at.key("receives"));
    match (before, after) {
        ("json", "json or events") => log.change(&rule::STREAM_ADDED, &at, before, after),
        ("json or events", "json") => log.change(&rule::STREAM_REMOVED, &at, before, after),
        (before, after) if before != after => log.change(&rule::RECEIVES_CHANGED, &at, before, after),
        _ => {}
    }
}
