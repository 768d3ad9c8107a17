//! Checks of `rate_limit` and `concurrency`.

use super::context::OperationCx;
use super::predicates::is_scalar;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Operation, Rates};

/// Windows of rates from the shortest to the longest, as keys.
const WINDOWS: [&str; 3] = ["per_second", "per_minute", "per_day"];

/// Checks the rates of an operation without its fields.
pub(super) fn check_rates(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let section = at.key("rate_limit");
    for (number, rates) in operation.rates.iter().enumerate() {
        let at = group(&section, rates);
        check_stated(rates, &at, report);
        check_order(rates, &at, report);
        if let Some(first) = operation.rates[..number].iter().position(|before| before.per == rates.per) {
            let what = match &rates.per {
                Some(per) => format!("for each value of `{per}`"),
                None => "of all calls".to_owned(),
            };
            let message = format!("the rates {what} already have the mapping `rate_limit[{first}]`");
            report.add(&codes::RATE_LIMIT, &at, message).help("write all of these rates into one mapping");
        }
    }
}

/// Returns the address of a mapping of rates, which needs no list if it is the only one.
fn group<'a>(section: &'a At<'a>, rates: &Rates) -> At<'a> {
    rates.item.map_or(*section, |item| section.index(item))
}

fn check_stated(rates: &Rates, at: &At<'_>, report: &mut Report) {
    if !rates.is_stated {
        let message = "the mapping states no rate";
        let finding = report.add(&codes::RATE_LIMIT, at, message);
        finding.help("add `per_second`, `per_minute` or `per_day`, or remove `rate_limit`");
    }
}

/// Checks that each rate is below that of a longer window.
///
/// A higher one could never be reached, and an equal one adds nothing.
fn check_order(rates: &Rates, at: &At<'_>, report: &mut Report) {
    let rate = |key: &str| rates.all().into_iter().find(|(known, ..)| *known == key).and_then(|(.., rate)| rate);
    let stated: Vec<(&str, u64)> = WINDOWS.iter().filter_map(|key| Some((*key, rate(key)?))).collect();
    for pair in stated.windows(2) {
        let [(short, more), (long, fewer)] = *pair else { continue };
        if more > fewer {
            let message = format!("`{short}: {more}` can never be reached with `{long}: {fewer}`");
            report.add(&codes::RATE_ORDER, &at.key(short), message);
        } else if more == fewer {
            let message = format!("`{short}: {more}` has no effect: `{long}: {fewer}` allows as few");
            let finding = report.add(&codes::NO_EFFECT, &at.key(short), message).on_key();
            finding.help(format!("check the page: remove `{short}`, or correct one of the two"));
        }
    }
}

/// Checks that each `per` names a field that callers set, with one value.
pub(super) fn check_fields(cx: &mut OperationCx<'_, '_>, at: &At<'_>) {
    let section = at.key("rate_limit");
    for rates in &cx.operation.rates {
        if let Some(per) = &rates.per {
            check_field(cx, per, &group(&section, rates).key("per"));
        }
    }
    if let Some(per) = cx.operation.concurrency.as_ref().and_then(|concurrency| concurrency.per.as_ref()) {
        check_field(cx, per, &at.key("concurrency").key("per"));
    }
}

fn check_field(cx: &mut OperationCx<'_, '_>, per: &str, at: &At<'_>) {
    let given = cx.operation.request.iter().filter(|field| field.is_given());
    match cx.scope.follow(given, per) {
        Ok(fields) => {
            if let Some(field) = fields.last().filter(|field| !is_scalar(&field.ty) || field.json_text) {
                let message = format!("`{per}` must have one value, but its type is `{}`", field.ty);
                cx.report.add(&codes::RATE_FIELD, at, message);
            }
        }
        Err(unknown) => {
            let message = format!("the request has no field `{per}` that callers set");
            let finding = cx.report.add(&codes::RATE_FIELD, at, message);
            if let Some(path) = unknown.nearest() {
                finding.help(format!("did you mean `{path}`?"));
            }
        }
    }
}
