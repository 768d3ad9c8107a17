//! Changes of authentication methods.

use super::pair::{Log, Pair};
use super::rule;
use super::sets::matched;
use super::users;
use super::words::compare_words;
use crate::spec::{Auth, Exchange};

pub(super) fn compare(old: &[Auth], new: &[Auth], at: &Pair<'_>, log: &mut Log) {
    for pair in matched(old, new, |old, new| old.name == new.name) {
        match pair {
            (Some((_, before)), Some((_, after))) => compare_method(before, after, &at.key(&before.name), log),
            (Some((_, gone)), None) => log.lose(&rule::AUTH_REMOVED, &at.key(&gone.name), &gone.token),
            (None, Some((_, came))) => log.gain(&rule::AUTH_ADDED, &at.key(&came.name), &came.token),
            (None, None) => {}
        }
    }
}

fn compare_method(old: &Auth, new: &Auth, at: &Pair<'_>, log: &mut Log) {
    compare_words("doc", &old.doc, &new.doc, at, log);
    compare_credentials(&parameters(old), &parameters(new), old.exchange.is_some(), at, log);
    if old.scheme != new.scheme {
        log.change(&rule::SCHEME_CHANGED, &at.key("scheme"), &old.scheme, &new.scheme);
    }
    if old.token != new.token {
        log.change(&rule::TOKEN_SERVED_CHANGED, &at.key("token"), &old.token, &new.token);
    }
    if let (Some(old), Some(new)) = (&old.exchange, &new.exchange) {
        compare_exchange(old, new, &at.key("exchange"), log);
    }
    if let (Some(old), Some(new)) = (&old.users, &new.users) {
        users::compare(old, new, &at.key("users"), log);
    }
    if let (Some(old), Some(new)) = (&old.tenants, &new.tenants) {
        compare_exchange(&old.exchange, &new.exchange, &at.key("tenants").key("exchange"), log);
    }
}

/// Returns the parameters of the builder's method, in their order.
fn parameters(auth: &Auth) -> Vec<String> {
    let tenants = auth.tenants.iter().flat_map(|tenants| [tenants.ticket.clone(), tenants.tenant.clone()]);
    auth.credentials.iter().cloned().chain(tenants).collect()
}

fn compare_credentials(old: &[String], new: &[String], is_sent: bool, at: &Pair<'_>, log: &mut Log) {
    if old == new {
        return;
    }
    // A known name at another position means that callers give the values in another order.
    let is_moved = |(number, name): (usize, &String)| new.get(number) != Some(name) && new.contains(name);
    let rule = match is_sent {
        _ if old.len() != new.len() || old.iter().enumerate().any(is_moved) => &rule::AUTH_CHANGED,
        true => &rule::SCHEME_CHANGED,
        false => &rule::WORDS_CHANGED,
    };
    log.change(rule, &at.key("credentials"), old.join(", "), new.join(", "));
}

fn compare_exchange(old: &Exchange, new: &Exchange, at: &Pair<'_>, log: &mut Log) {
    let http = |step: &Exchange| format!("{} {}", step.http.method, step.http.path);
    for (key, old, new) in
        [("http", &http(old), &http(new)), ("token", &old.token, &new.token), ("expires", &old.expires, &new.expires)]
    {
        if old != new {
            log.change(&rule::EXCHANGE_CHANGED, &at.key(key), old, new);
        }
    }
    for (key, old, new) in
        [("renew_below", old.renew_below, new.renew_below), ("unusable_below", old.unusable_below, new.unusable_below)]
    {
        if old != new {
            log.change(&rule::RENEWAL_CHANGED, &at.key(key), old, new);
        }
    }
}
