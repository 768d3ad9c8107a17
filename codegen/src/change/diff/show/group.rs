//! Changes to items of one list, shown together.

use super::summary::{short, step};
use crate::change::diff::change::Change;
use crate::change::diff::rule::Rule;

/// One change, or several equal changes to items of one list.
pub(super) struct Group<'a>(Vec<&'a Change>);

/// Groups changes in their order: each item of a list joins the first one of its list.
pub(super) fn groups<'a>(changes: &[&'a Change]) -> Vec<Group<'a>> {
    let mut all: Vec<Group<'a>> = Vec::new();
    for change in changes {
        match all.iter_mut().find(|group| group.takes(change)) {
            Some(group) => group.0.push(change),
            None => all.push(Group(vec![change])),
        }
    }
    all
}

impl<'a> Group<'a> {
    pub(super) fn first(&self) -> &'a Change {
        self.0[0]
    }

    pub(super) fn all(&self, is: impl Fn(&Change) -> bool) -> bool {
        self.0.iter().all(|change| is(change))
    }

    pub(super) fn rule(&self) -> &'static Rule {
        self.first().rule
    }

    /// Returns the address, or the address of the list if there are several items.
    pub(super) fn address(&self) -> &'a str {
        if self.0.len() > 1 { self.list() } else { &self.first().address }
    }

    /// Returns the address of the list, if the changes are about its items.
    pub(super) fn list(&self) -> &'a str {
        list(&self.first().address)
    }

    /// Returns the step, `+ a, b, c`; of many items only the first ones.
    pub(super) fn step(&self) -> String {
        const MOST: usize = 60;
        if self.0.len() == 1 {
            return step(self.first());
        }
        let is_new = self.first().new.is_some();
        let mut shown = String::new();
        for change in &self.0 {
            let value = short(&change.values[usize::from(is_new)]);
            if !shown.is_empty() {
                if shown.chars().count() + value.chars().count() > MOST {
                    shown = format!("{shown} … ({} in all)", self.0.len());
                    break;
                }
                shown.push_str(", ");
            }
            shown.push_str(&value);
        }
        format!("{} {shown}", if is_new { '+' } else { '-' })
    }

    fn takes(&self, change: &Change) -> bool {
        let first = self.first();
        let sides = |change: &Change| [change.old.is_some(), change.new.is_some()];
        let is_item = list(&change.address) != change.address;
        is_item
            && first.rule.name == change.rule.name
            && first.subject == change.subject
            && list(&first.address) == list(&change.address)
            && sides(first) == sides(change)
            && sides(first) != [true, true]
    }
}

/// Returns the address of the list that contains an item, or the address itself.
fn list(address: &str) -> &str {
    let index = address.strip_suffix(']').and_then(|address| address.rsplit_once('['));
    index.filter(|(_, index)| index.bytes().all(|sign| sign.is_ascii_digit())).map_or(address, |(list, _)| list)
}
