//! Changes of the flow by which users sign in.

use super::errors::{self, Table};
use super::pair::{Log, Pair};
use super::rule::{self, Rule};
use crate::spec::Users;

pub(super) fn compare(old: &Users, new: &Users, at: &Pair<'_>, log: &mut Log) {
    let [was, is] = [old, new].map(facts);
    for ((key, rule, old), (_, _, new)) in was.into_iter().zip(is) {
        match (old.is_empty(), new.is_empty()) {
            _ if old == new => {}
            (true, _) => log.gain(rule, &at.key(key), &new),
            (_, true) => log.lose(rule, &at.key(key), &old),
            _ => log.change(rule, &at.key(key), &old, &new),
        }
    }
    errors::compare(&old.errors, &new.errors, Table::Shared, &at.key("errors"), log);
}

/// Returns the facts of a flow as texts, each with its key and the rule for a change of it.
fn facts(users: &Users) -> Vec<(&'static str, &'static Rule, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let pairs = |pairs: &[(String, String)]| {
        pairs.iter().map(|(from, to)| format!("{from}: {to}")).collect::<Vec<_>>().join(", ")
    };
    let (page, exchange, renewal) = (&rule::SIGN_IN_CHANGED, &rule::EXCHANGE_CHANGED, &rule::RENEWAL_CHANGED);
    vec![
        ("authorize", page, users.authorize.clone()),
        ("host", page, text(&users.host)),
        ("host_values", page, pairs(&users.host_values)),
        ("separator", page, users.separator.clone()),
        ("most_scopes", page, users.most_scopes.map(|most| most.to_string()).unwrap_or_default()),
        ("offline_scope", page, text(&users.offline_scope)),
        ("pkce", page, text(&users.pkce)),
        ("exchange", exchange, users.exchange.clone()),
        ("refresh", exchange, text(&users.refresh)),
        ("refresh_once", exchange, users.refresh_once.to_string()),
        ("message", exchange, text(&users.message)),
        ("names", exchange, pairs(&users.names)),
        ("missing_scopes", exchange, text(&users.missing_scopes)),
        ("renew_below", renewal, users.renew_below.to_string()),
        ("unusable_below", renewal, users.unusable_below.to_string()),
    ]
}
