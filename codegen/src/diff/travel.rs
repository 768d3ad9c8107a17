//! How bodies and replies travel: as JSON, in parts, as files, in an envelope or without it.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::{Operation, Sends};

pub(super) fn compare(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    if old.sends != new.sends {
        let form = |sends| match sends {
            Sends::Json => "json",
            Sends::Multipart => "multipart",
        };
        log.change(&rule::SENDS_CHANGED, &at.key("sends"), form(old.sends), form(new.sends));
    }
    if old.receives_file != new.receives_file {
        let form = |is_file| if is_file { "file" } else { "json" };
        log.change(&rule::RECEIVES_CHANGED, &at.key("receives"), form(old.receives_file), form(new.receives_file));
    }
    match (old.bare, new.bare) {
        (false, true) => log.gain(&rule::REPLY_BARED, &at.key("bare"), "bare"),
        (true, false) => log.lose(&rule::REPLY_WRAPPED, &at.key("bare"), "bare"),
        _ => {}
    }
}
