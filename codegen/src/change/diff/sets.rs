//! Changes of lists whose order has no meaning: scopes, kinds of tokens, regions.

use super::pair::{Log, Pair};
use super::rule::{Rule, WORDS_CHANGED};

/// The rules for changes of such a list.
pub(super) struct Rules {
    pub(super) added: &'static Rule,
    pub(super) removed: &'static Rule,
    /// The rule for the first entries of an empty list; `None` if an empty list has no special
    /// meaning.
    pub(super) stated: Option<&'static Rule>,
    /// The rule for the removal of all entries.
    pub(super) dropped: Option<&'static Rule>,
}

pub(super) fn compare(rules: &Rules, at: &Pair<'_>, old: &[String], new: &[String], log: &mut Log) {
    match (rules.stated, rules.dropped) {
        (Some(rule), _) if old.is_empty() && !new.is_empty() => return log.gain(rule, at, new.join(", ")),
        (_, Some(rule)) if new.is_empty() && !old.is_empty() => return log.lose(rule, at, old.join(", ")),
        _ => {}
    }
    for (number, name) in old.iter().enumerate().filter(|(_, name)| !new.contains(name)) {
        log.lose(rules.removed, &at.index(number, 0), name);
    }
    for (number, name) in new.iter().enumerate().filter(|(_, name)| !old.contains(name)) {
        log.gain(rules.added, &at.index(0, number), name);
    }
    let is_whole = |one: &[String], other: &[String]| one.iter().all(|name| other.contains(name));
    if old != new && is_whole(old, new) && is_whole(new, old) {
        log.change(&WORDS_CHANGED, at, old.join(", "), new.join(", "));
    }
}

/// An item with its position, on one side or on both.
pub(super) type Match<'a, T> = (Option<(usize, &'a T)>, Option<(usize, &'a T)>);

/// Returns counterparts by name, in the order of the old list and then of the new one.
pub(super) fn matched<'a, T>(old: &'a [T], new: &'a [T], same: impl Fn(&T, &T) -> bool) -> Vec<Match<'a, T>> {
    let counterpart = |one: &T, of: &'a [T], flip: bool| {
        of.iter().enumerate().find(|(_, other)| if flip { same(other, one) } else { same(one, other) })
    };
    let olds = old.iter().enumerate().map(|(at, one)| (Some((at, one)), counterpart(one, new, false)));
    let news = new.iter().enumerate().filter(|(_, one)| counterpart(one, old, true).is_none());
    olds.chain(news.map(|(at, one)| (None, Some((at, one))))).collect()
}
