//! Changes of rates, and of the number of calls at a time.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::{Concurrency, Rates};

/// Compares the rates of all calls, and those for each value of a field.
pub(super) fn compare(old: &[Rates], new: &[Rates], at: &Pair<'_>, log: &mut Log) {
    let mut fields: Vec<Option<&str>> = old.iter().chain(new).map(|rates| rates.per.as_deref()).collect();
    fields.sort_unstable();
    fields.dedup();
    if let ([old], [new]) = (old, new)
        && old.per != new.per
    {
        let rule = if is_within(old, new) { &rule::RATE_RAISED } else { &rule::RATE_FIELD_CHANGED };
        return log.change(rule, at, shown(old), shown(new));
    }
    for field in fields {
        let of = |all: &[Rates]| merged(all.iter().filter(|rates| rates.per.as_deref() == field));
        compare_group(&of(old), &of(new), at, log);
    }
}

/// Whether calls that keep the rates of all calls also keep the new ones for each value.
fn is_within(old: &Rates, new: &Rates) -> bool {
    let is_kept = |(old, new): (Option<u64>, Option<u64>)| new.is_none_or(|new| old.is_some_and(|old| old <= new));
    let rates = old.all().into_iter().zip(new.all()).map(|((.., old), (.., new))| (old, new));
    old.per.is_none() && rates.into_iter().all(is_kept)
}

/// Returns the lowest rates of groups for the same field.
fn merged<'a>(groups: impl Iterator<Item = &'a Rates>) -> Rates {
    let least = |one: Option<u64>, other: Option<u64>| one.into_iter().chain(other).min();
    groups.fold(Rates::default(), |all, next| Rates {
        per_minute: least(all.per_minute, next.per_minute),
        per_second: least(all.per_second, next.per_second),
        per_day: least(all.per_day, next.per_day),
        per: next.per.clone(),
        ..Rates::default()
    })
}

fn compare_group(old: &Rates, new: &Rates, at: &Pair<'_>, log: &mut Log) {
    if is_slower_by_another_unit(old, new) {
        return log.change(&rule::RATE_LOWERED, at, shown(old), shown(new));
    }
    let each = old.per.as_ref().or(new.per.as_ref()).map(|per| format!(" per {per}")).unwrap_or_default();
    let text = |rate: u64| format!("{rate}{each}");
    for ((key, _, old), (_, _, new)) in old.all().into_iter().zip(new.all()) {
        let at = at.key(key);
        match (old, new) {
            (None, Some(new)) => log.gain(&rule::RATE_STATED, &at, text(new)),
            (Some(old), None) => log.lose(&rule::RATE_DROPPED, &at, text(old)),
            (Some(old), Some(new)) if new < old => log.change(&rule::RATE_LOWERED, &at, text(old), text(new)),
            (Some(old), Some(new)) if new > old => log.change(&rule::RATE_RAISED, &at, text(old), text(new)),
            _ => {}
        }
    }
}

/// Whether the one rate has another unit and is lower in any case.
fn is_slower_by_another_unit(old: &Rates, new: &Rates) -> bool {
    const UNITS: [u64; 3] = [60, 1, 24 * 60 * 60];
    let one = |rates: &Rates| {
        let stated: Vec<(u64, u64)> =
            rates.all().into_iter().zip(UNITS).filter_map(|((.., rate), unit)| Some((rate?, unit))).collect();
        <[(u64, u64); 1]>::try_from(stated).ok().map(|[one]| one)
    };
    match (one(old), one(new)) {
        (Some((was, before)), Some((is, after))) if before != after => {
            u128::from(is) * u128::from(before) < u128::from(was) * u128::from(after)
        }
        _ => false,
    }
}

fn shown(rates: &Rates) -> String {
    let each = rates.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    let rates = rates.all().into_iter().filter_map(|(_, unit, rate)| Some(format!("{} {unit}{each}", rate?)));
    rates.collect::<Vec<_>>().join(", ")
}

/// Compares the number of calls at a time.
pub(super) fn compare_concurrency(old: Option<&Concurrency>, new: Option<&Concurrency>, at: &Pair<'_>, log: &mut Log) {
    let text = |Concurrency { max, per }: &Concurrency| {
        per.as_ref().map_or_else(|| max.to_string(), |per| format!("{max} per {per}"))
    };
    match (old, new) {
        (None, Some(new)) => log.gain(&rule::CONCURRENCY_STATED, at, text(new)),
        (Some(old), None) => log.lose(&rule::CONCURRENCY_DROPPED, at, text(old)),
        (Some(old), Some(new)) if old != new => {
            // A number for all calls is stricter than the same number for each value.
            let is_looser = new.max >= old.max && (new.per == old.per || old.per.is_none());
            let rule = if is_looser { &rule::CONCURRENCY_RAISED } else { &rule::CONCURRENCY_LOWERED };
            log.change(rule, at, text(old), text(new));
        }
        _ => {}
    }
}
