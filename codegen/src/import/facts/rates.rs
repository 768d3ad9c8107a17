//! Rates and concurrency: from the table of basics, and from prose above the request.

use super::basics::{self, Basics};
use super::lookup::{members, section};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::constant::Constant;
use crate::import::draft::{Facts, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::layout::without_markup;
use crate::import::page::{Block, Page, Part, Section};
use crate::import::rates::{Scope, Statement, Unit, statements};
use crate::yaml::Value;

/// The sections before which prose is about the whole call.
const REQUEST: [Label; 7] =
    [Label::Request, Label::Headers, Label::Path, Label::Query, Label::Body, Label::Parameters, Label::Response];

/// Last steps of the names of operations that change nothing.
const READS: [&str; 6] = ["get", "list", "search", "query", "read", "find"];

/// The reason why a statement about an object has no key.
const UNNAMED: &str = "No field of the request names that object.";

/// Collects the rate limits and the concurrency of the operation.
pub(super) fn collect(page: &Page, basics: &Basics, facts: &mut Facts) {
    let row = basics::stated(page, Label::Rate).unwrap_or_default();
    let [per_minute, per_second] = labels::rates(&row);
    let mut rates = Rates { units: [per_second, per_minute, None], ..Rates::default() };
    let mut alone = Vec::new();
    for block in above(page) {
        let Part::Line(line) = &block.part else { continue };
        let found = statements(line);
        for statement in &found {
            match statement {
                Statement::Rate { scope: Scope::All, unit, calls } => rates.add(*unit, *calls),
                Statement::Rate { scope: Scope::Each(fields), unit, calls } => {
                    if let Some(field) = named(fields, facts) {
                        rates.each.push((field, *unit, *calls));
                    } else {
                        let why = format!("The page states {calls} as `{}` for an object. {UNNAMED}", unit.key());
                        facts.doubt(&kinds::RATE_IN_WORDS, "http", "No rate for each object.", why);
                    }
                }
                Statement::Alone { scope, .. } => alone.push(*scope),
            }
        }
        if !found.is_empty() && line.trim_end_matches(['。', '.']).matches(['。', '；', ';']).count() == 0 {
            facts.tally.mark_read(block.lines);
        }
    }
    alone.extend(alone_by_errors(page, basics, facts));
    rates.write(&row, facts);
    state_concurrency(&alone, facts);
}

/// Returns the parts of the page above the parameters of the request.
fn above(page: &Page) -> impl Iterator<Item = &Block> {
    let is_above = |section: &&Section| labels::section(&section.title).is_none_or(|label| !REQUEST.contains(&label));
    page.sections.iter().take_while(is_above).flat_map(|section| &section.blocks)
}

/// Returns the objects whose calls must not overlap according to the rows of errors.
fn alone_by_errors(page: &Page, basics: &Basics, facts: &Facts) -> Vec<Scope> {
    let table = section(page, Label::Errors).and_then(Section::table);
    let cells = table.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let name = facts.keys.iter().find(|(key, _)| key == "operation").and_then(|(_, name)| name.as_text());
    let last = name.unwrap_or_default().rsplit('.').next().unwrap_or_default();
    let writes = basics.method != "GET" && !last.split('_').any(|word| READS.contains(&word));
    let mut found = Vec::new();
    for statement in cells.flat_map(|cell| statements(&cell.text)) {
        match statement {
            Statement::Alone { scope: scope @ Scope::Each(_), is_of_writes } if writes || !is_of_writes => {
                found.push(scope);
            }
            _ => {}
        }
    }
    found
}

/// Returns the first of these fields that the call has.
fn named(fields: &[&'static str], facts: &Facts) -> Option<&'static str> {
    let has = |name: &&&str| {
        let sections = facts.keys.iter().filter(|(key, _)| ["path", "query", "body"].contains(&key.as_str()));
        sections.flat_map(|(_, fields)| members(fields)).any(|(known, _)| known == **name)
    };
    fields.iter().find(has).copied()
}

/// The rates of an operation.
#[derive(Default)]
struct Rates {
    /// The calls per second, minute and day.
    units: [Option<i64>; 3],
    /// The rates for each value of a field.
    each: Vec<(&'static str, Unit, i64)>,
}

impl Rates {
    /// Adds a rate in prose. The table of basics precedes it.
    fn add(&mut self, unit: Unit, calls: i64) {
        let known = &mut self.units[unit as usize];
        *known = known.or(Some(calls));
    }

    /// Sets the rate limit: one mapping, or a list with a mapping for each field of `per`.
    fn write(self, row: &str, facts: &mut Facts) {
        let [per_second, per_minute, per_day] = self.units;
        let all = [(Unit::Minute, per_minute), (Unit::Second, per_second), (Unit::Day, per_day)];
        let all: Vec<(Unit, i64)> = all.into_iter().filter_map(|(unit, rate)| Some((unit, rate?))).collect();
        let mut groups = vec![(None, all)];
        for (field, unit, calls) in self.each {
            match groups.iter_mut().find(|(known, _)| *known == Some(field)) {
                Some((_, rates)) if rates.iter().any(|(known, _)| *known == unit) => {}
                Some((_, rates)) => rates.push((unit, calls)),
                None => groups.push((Some(field), vec![(unit, calls)])),
            }
        }
        let stated = groups.into_iter().filter(|(_, rates)| !rates.is_empty());
        let mut groups: Vec<Value> = stated.map(|(field, rates)| group(field, &reachable(&rates, facts))).collect();
        if groups.len() > 1 {
            facts.set("rate_limit", Value::List(groups));
        } else if let Some(one) = groups.pop() {
            facts.set("rate_limit", one);
        } else if !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit()) {
            facts.constants.push(Constant::Rate(row.to_owned()));
        } else if !row.is_empty() {
            let assumed = "No rate limit.";
            if without_markup(row).contains(|c: char| c.is_ascii_digit()) {
                let why = if row.is_ascii() { format!(": `{row}`.") } else { " in other words.".to_owned() };
                facts.doubt(&kinds::RATE_IN_WORDS, "http", assumed, format!("The page mentions a limit{why}"));
            } else {
                facts.settle(&kinds::RATE_IN_WORDS, "http", assumed, "The page mentions a limit without a number.");
            }
        }
    }
}

/// Returns the rates without those that the rate of a longer time makes unreachable.
fn reachable(rates: &[(Unit, i64)], facts: &mut Facts) -> Vec<(Unit, i64)> {
    let is_reachable = |(unit, calls): &&(Unit, i64)| rates.iter().all(|(other, most)| other <= unit || calls <= most);
    let (kept, lost): (Vec<_>, Vec<_>) = rates.iter().partition(is_reachable);
    for (unit, calls) in lost {
        let assumed = format!("No rate of {calls} as `{}`.", unit.key());
        facts.doubt(&kinds::RATE_IN_WORDS, "http", assumed, "The page states fewer calls for a longer time.");
    }
    kept
}

/// Returns a mapping of rates, of all calls or for each value of a field.
fn group(field: Option<&str>, rates: &[(Unit, i64)]) -> Value {
    let rates = rates.iter().map(|(unit, calls)| (unit.key().to_owned(), Value::Integer((*calls).into())));
    let per = field.map(|field| ("per".to_owned(), text(field)));
    ordered(rates.chain(per).collect(), &keys::RATE_LIMIT)
}

/// Sets the number of calls at a time: one, or one for each value of a field.
fn state_concurrency(alone: &[Scope], facts: &mut Facts) {
    let one = || Value::Integer(1.into());
    if alone.contains(&Scope::All) {
        return facts.set("concurrency", one());
    }
    let field = alone.iter().find_map(|scope| match scope {
        Scope::Each(fields) => named(fields, facts),
        Scope::All => None,
    });
    if field.is_none() && !alone.is_empty() {
        let why = format!("The page allows one call at a time for an object. {UNNAMED}");
        facts.doubt(&kinds::RATE_IN_WORDS, "http", "Any number of calls at a time.", why);
    }
    if let Some(field) = field {
        let entries = vec![("max".to_owned(), one()), ("per".to_owned(), text(field))];
        facts.set("concurrency", ordered(entries, &keys::CONCURRENCY));
    }
}
