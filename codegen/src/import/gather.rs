//! Open points with one answer: several entries of one cause become one entry with all places.

use std::collections::BTreeMap;

use super::doubt::Doubt;
use crate::diagnostics::codes::{Code, kinds};

/// The most entries of a condition that a page has one by one.
const CONDITIONS: usize = 3;

/// The most entries of a page without those of prose.
const MOST: usize = 5;

/// The kinds about fields, of which a page with many entries has one each.
const OF_FIELDS: [&Code; 7] = [
    &kinds::LIMIT_IN_WORDS,
    &kinds::REQUIRED_IN_WORDS,
    &kinds::READINGS_DISAGREE,
    &kinds::UNREAD_EXAMPLE,
    &kinds::UNREAD_RULE,
    &kinds::DEFAULT_IN_WORDS,
    &kinds::ASSUMED_TYPE,
];

/// The assumption about an example that is not of the stated type.
pub(super) const OTHER_EXAMPLE: &str = "No example.";

/// The assumption about a required field with a default.
pub(super) const REQUIRED_WITH_DEFAULT: &str = "Required, without a default.";

/// Gathers the doubts that a person answers at once.
///
/// The entry has the address of the first place, and its reason names the other ones. If a page has
/// more than `MOST` entries then, those of one kind about fields are gathered, then those of one
/// field.
pub(super) fn gather(doubts: &mut Vec<Doubt>) {
    let conditions = doubts.iter().filter(|doubt| *doubt.kind == kinds::REQUIRED_IN_WORDS).count();
    gather_by(doubts, |doubt| cause(doubt, conditions));
    if has_many(doubts) {
        gather_by(doubts, kind_of_field);
    }
    if has_many(doubts) {
        join_fields(doubts);
    }
}

fn has_many(doubts: &[Doubt]) -> bool {
    doubts.iter().filter(|doubt| *doubt.kind != kinds::UNREAD_PROSE).count() > MOST
}

/// Joins the doubts about one field.
fn join_fields(doubts: &mut Vec<Doubt>) {
    let field = |doubt: &Doubt| doubt.at.contains('.').then(|| doubt.at.clone());
    let groups = groups(std::mem::take(doubts), field).into_iter();
    doubts.extend(groups.map(|(first, others)| {
        others.into_iter().fold(first, |joined, doubt| Doubt {
            assumed: format!("{}. {}", joined.assumed.trim_end_matches('.'), doubt.assumed),
            why: format!("{} {}", joined.why, doubt.why),
            ..joined
        })
    }));
}

fn gather_by(doubts: &mut Vec<Doubt>, cause: impl Fn(&Doubt) -> Option<Cause>) {
    let groups = groups(std::mem::take(doubts), cause);
    doubts.extend(groups.iter().map(|(first, others)| joined(first, others)));
}

/// Groups the doubts of one key, at the first one of each group. A doubt without a key stays alone.
fn groups<K: Ord>(doubts: Vec<Doubt>, key: impl Fn(&Doubt) -> Option<K>) -> Vec<(Doubt, Vec<Doubt>)> {
    let mut groups: Vec<(Doubt, Vec<Doubt>)> = Vec::new();
    let mut known: BTreeMap<K, usize> = BTreeMap::new();
    for doubt in doubts {
        let new = groups.len();
        let group = key(&doubt).map_or(new, |key| *known.entry(key).or_insert(new));
        match groups.get_mut(group) {
            Some((_, others)) => others.push(doubt),
            None => groups.push((doubt, Vec::new())),
        }
    }
    groups
}

/// Returns the kind of a doubt about a field as its cause.
fn kind_of_field(doubt: &Doubt) -> Option<Cause> {
    let is_gathered = OF_FIELDS.contains(&doubt.kind) && doubt.at.contains('.');
    is_gathered.then(|| Cause { kind: doubt.kind.name, words: String::new() })
}

/// Kinds whose entries have one answer if they have the same words.
const SAME_WORDS: [&Code; 6] = [
    &kinds::LIMIT_IN_WORDS,
    &kinds::READINGS_DISAGREE,
    &kinds::UNREAD_EXAMPLE,
    &kinds::UNREAD_RULE,
    &kinds::ASSUMED_NESTING,
    &kinds::UNDESCRIBED_FIELD,
];

/// The cause of a doubt: its kind, and the words that all doubts of the cause have.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Cause {
    kind: &'static str,
    words: String,
}

/// Returns the cause of a doubt about a field, or `None` if it has an answer of its own.
fn cause(doubt: &Doubt, conditions: usize) -> Option<Cause> {
    let Doubt { kind, at, assumed, why } = doubt;
    let is = |known: &Code| *kind == known;
    let words = if is(&kinds::ASSUMED_TYPE) || (is(&kinds::READINGS_DISAGREE) && assumed == REQUIRED_WITH_DEFAULT) {
        // Types and defaults differ, but the question is the same.
        why.split('`').step_by(2).collect()
    } else if is(&kinds::UNREAD_EXAMPLE) && assumed == OTHER_EXAMPLE {
        assumed.clone()
    } else if is(&kinds::REQUIRED_IN_WORDS) && conditions > CONDITIONS {
        why.clone()
    } else if SAME_WORDS.into_iter().any(is) {
        format!("{assumed}\n{why}")
    } else {
        return None;
    };
    (at.contains('.') && !why.is_empty()).then_some(Cause { kind: kind.name, words })
}

/// Words before the places of further doubts.
const ALSO: &str = " The same holds for ";

/// Returns the addresses that an entry is about.
pub(super) fn places(doubt: &Doubt) -> impl Iterator<Item = &str> {
    let others = doubt.why.split_once(ALSO).map_or("", |(_, places)| places);
    std::iter::once(doubt.at.as_str()).chain(others.split('`').skip(1).step_by(2))
}

/// Returns the first doubt with the places of the others.
fn joined<'a>(first: &'a Doubt, others: &'a [Doubt]) -> Doubt {
    if others.is_empty() {
        return first.clone();
    }
    let own_why = |doubt: &'a Doubt| doubt.why.split_once(ALSO).unwrap_or((doubt.why.as_str(), ""));
    let (first_why, first_places) = own_why(first);
    let place = |other: &'a Doubt| {
        let (why, places) = own_why(other);
        let quoted: Vec<&str> = why.split('`').skip(1).step_by(2).collect();
        let words = if other.assumed != first.assumed {
            other.assumed.clone()
        } else if why == first_why {
            String::new()
        } else if quoted.is_empty() {
            why.to_owned()
        } else {
            quoted.join(", ")
        };
        let words = words.trim_end_matches('.');
        let place = if words.is_empty() { format!("`{}`", other.at) } else { format!("`{}` ({words})", other.at) };
        [place, places.trim_end_matches('.').to_owned()]
    };
    let places = std::iter::once(first_places.trim_end_matches('.').to_owned());
    let places: Vec<String> = places.chain(others.iter().flat_map(place)).filter(|place| !place.is_empty()).collect();
    let why = format!("{first_why}{ALSO}{}.", places.join(", "));
    Doubt { why, ..first.clone() }
}

#[cfg(test)]
mod tests {
    use super::{Doubt, REQUIRED_WITH_DEFAULT, gather};
    use crate::diagnostics::codes::{Code, kinds};

    fn check(rows: &[(&'static Code, &str, &str, &str)], expected: &[&str]) {
        let doubt =
            |(kind, at, assumed, why): &(&'static Code, &str, &str, &str)| Doubt::new(kind, *at, *assumed, *why);
        let mut doubts: Vec<Doubt> = rows.iter().map(doubt).collect();
        gather(&mut doubts);
        let found: Vec<String> = doubts.into_iter().map(|doubt| format!("{}: {}", doubt.at, doubt.why)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_cause_is_one_entry() {
        let unlisted = |name: &str| format!("The page calls the type `{name}`, but no list of its fields was found.");
        let (lid, box_) = (unlisted("lid"), unlisted("box"));
        let default = |value: &str| format!("The page gives the default `{value}`.");
        let (three, one) = (default("3"), default("1"));
        check(
            &[
                (&kinds::ASSUMED_TYPE, "body.lid", "map<any>", &lid),
                (&kinds::READINGS_DISAGREE, "body.size", REQUIRED_WITH_DEFAULT, &three),
                (&kinds::ASSUMED_TYPE, "types.Room.fields.boxes", "map<any>[]", &box_),
                (&kinds::READINGS_DISAGREE, "query.page", REQUIRED_WITH_DEFAULT, &one),
            ],
            &[
                "body.lid: The page calls the type `lid`, but no list of its fields was found. \
                 The same holds for `types.Room.fields.boxes` (map<any>[]).",
                "body.size: The page gives the default `3`. The same holds for `query.page` (1).",
            ],
        );
    }

    #[test]
    fn other_answers_stay_apart() {
        let limit = "The prose may state a limit: 30.";
        let required = "The prose says when the field is required.";
        check(
            &[
                (&kinds::LIMIT_IN_WORDS, "body.from", "No bounds.", limit),
                (&kinds::LIMIT_IN_WORDS, "body.to", "No bounds.", "The prose may state a limit: 31."),
                (&kinds::LIMIT_IN_WORDS, "types.A.fields.from", "..9.", limit),
                (&kinds::REQUIRED_IN_WORDS, "body.a", "Optional.", required),
                (&kinds::REQUIRED_IN_WORDS, "body.b", "Optional.", required),
            ],
            &[
                "body.from: The prose may state a limit: 30.",
                "body.to: The prose may state a limit: 31.",
                "types.A.fields.from: The prose may state a limit: 30.",
                "body.a: The prose says when the field is required.",
                "body.b: The prose says when the field is required.",
            ],
        );
    }

    #[test]
    fn a_page_with_many_entries_has_one_of_each_kind() {
        let limit = |number: i64| format!("The prose may state a limit: {number}.");
        let limits: Vec<String> = (1..=5).map(limit).collect();
        let row = |number: usize| (&kinds::LIMIT_IN_WORDS, "body.a", "No bounds.", limits[number].as_str());
        let other =
            (&kinds::UNREAD_CODE, "source", "This part is left out.", "The importer cannot read line 4 (code).");
        check(
            &[row(0), other],
            &[&format!("body.a: {}", limits[0]), "source: The importer cannot read line 4 (code)."],
        );
        check(
            &[row(0), row(1), row(2), row(3), row(4), other],
            &[
                "body.a: The prose may state a limit: 1. The same holds for \
                 `body.a` (The prose may state a limit: 2), `body.a` (The prose may state a limit: 3), \
                 `body.a` (The prose may state a limit: 4), `body.a` (The prose may state a limit: 5).",
                "source: The importer cannot read line 4 (code).",
            ],
        );
    }

    #[test]
    fn a_field_with_several_questions_is_one_entry_of_a_page_with_many() {
        let required = "The prose says when the field is required.";
        let ty = "No type of the list's items was found.";
        let unread = |kind, line: &'static str| (kind, "source", "This part is left out.", line);
        check(
            &[
                (&kinds::ASSUMED_TYPE, "body.ids", "any[]", ty),
                (&kinds::REQUIRED_IN_WORDS, "body.ids", "Optional.", required),
                unread(&kinds::UNREAD_TABLE, "Line 4."),
                unread(&kinds::UNREAD_CODE, "Line 5."),
                unread(&kinds::UNREAD_LIST, "Line 6."),
                unread(&kinds::UNREAD_ROW, "Line 7."),
            ],
            &[
                &format!("body.ids: {ty} {required}"),
                "source: Line 4.",
                "source: Line 5.",
                "source: Line 6.",
                "source: Line 7.",
            ],
        );
    }

    #[test]
    fn many_conditions_are_one_entry() {
        let required = "The prose says when the field is required.";
        let rows = ["body.a", "body.b", "body.c", "types.D.fields.e"]
            .map(|at| (&kinds::REQUIRED_IN_WORDS, at, "Optional.", required));
        check(
            &rows,
            &[
                "body.a: The prose says when the field is required. The same holds for `body.b`, `body.c`, `types.D.fields.e`.",
            ],
        );
    }
}
