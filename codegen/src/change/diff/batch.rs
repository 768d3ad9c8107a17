//! Changes of lists that are split over calls, and of the reports of their items.

use super::pair::{Log, Pair};
use super::rule;
use super::view::View;
use super::words::compare_words;
use crate::spec::{Batch, Operation, Outcome};

pub(super) fn compare(old: (&Operation, &View<'_>), new: (&Operation, &View<'_>), at: &Pair<'_>, log: &mut Log) {
    match (&old.0.batch, &new.0.batch) {
        (None, Some(new)) => log.gain(&rule::BATCH_ADDED, at, &new.split),
        (Some(old), None) => log.lose(&rule::BATCH_REMOVED, at, &old.split),
        (Some(before), Some(after)) => {
            compare_rules(before, after, at, log);
            compare_sizes((before, old.1), (after, new.1), at, log);
        }
        (None, None) => {}
    }
}

fn compare_rules(old: &Batch, new: &Batch, at: &Pair<'_>, log: &mut Log) {
    if old.split != new.split {
        log.change(&rule::BATCH_SPLIT_CHANGED, &at.key("split"), &old.split, &new.split);
    }
    if old.key != new.key {
        log.change(&rule::BATCH_OUTCOME_CHANGED, &at.key("key"), old.key.join(", "), new.key.join(", "));
    }
    let outcome = |Outcome { shape, key, names }: &Outcome| {
        let names = names.iter().map(|(what, name)| format!("{what} {name}"));
        let key = (!key.is_empty()).then(|| format!("key {}", key.join(" and ")));
        [shape.clone()].into_iter().chain(key).chain(names).collect::<Vec<_>>().join(", ")
    };
    if outcome(&old.outcome) != outcome(&new.outcome) {
        log.change(&rule::BATCH_OUTCOME_CHANGED, &at.key("outcome"), outcome(&old.outcome), outcome(&new.outcome));
    }
}

/// Compares the maximum numbers of items in a call: those of the list, or else those of the batch.
fn compare_sizes(old: (&Batch, &View<'_>), new: (&Batch, &View<'_>), at: &Pair<'_>, log: &mut Log) {
    let most = |(batch, view): (&Batch, &View<'_>)| {
        let of_list = view.list(&batch.split).and_then(|list| list.items?.max);
        of_list.and_then(|most| u64::try_from(most).ok()).or(batch.max)
    };
    let own = |batch: &Batch| batch.max.map(|max| max.to_string()).unwrap_or_default();
    let at = Pair { old: at.old, new: at.new };
    match (most(old), most(new)) {
        (None, Some(new)) => log.gain(&rule::BATCH_SIZE_STATED, &at.key("max"), new),
        (Some(old), None) => log.lose(&rule::BATCH_SIZE_DROPPED, &at.key("max"), old),
        // Changes in the bounds of the list are found elsewhere.
        (Some(was), Some(is)) if was != is && old.0.max.or(new.0.max).is_some() => {
            let rule = if is < was { &rule::BATCH_SIZE_LOWERED } else { &rule::BATCH_SIZE_RAISED };
            log.change(rule, &at.key("max"), was, is);
        }
        _ => compare_words("max", &own(old.0), &own(new.0), &at, log),
    }
}
