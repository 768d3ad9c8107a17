//! Rates and concurrency: from the table of basics, and from prose above the request.

use super::basics::{self, Basics};
use super::lookup::{members, section};
use crate::diagnostics::codes::kinds;
use crate::format::keys::{self, KeyType};
use crate::import::constant::Constant;
use crate::import::draft::{Facts, has_key, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::page::{Block, Page, Part, Section};
use crate::import::rates::{Scope, Statement, Unit, statements};
use crate::yaml::Value;

/// The sections before which prose is about the whole call.
const REQUEST: [Label; 7] =
    [Label::Request, Label::Headers, Label::Path, Label::Query, Label::Body, Label::Parameters, Label::Response];

/// Last steps of the names of operations that change nothing.
const READS: [&str; 6] = ["get", "list", "search", "query", "read", "find"];

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

    /// Sets the rate limit, and names the rates that it cannot have.
    fn write(self, row: &str, facts: &mut Facts) {
        let number = |calls: i64| Value::Integer(calls.into());
        let [per_second, per_minute, per_day] = self.units;
        let rates = [("per_minute", per_minute), ("per_second", per_second), ("per_day", per_day)];
        let mut rates: Vec<(String, Value)> =
            rates.into_iter().filter_map(|(key, rate)| Some((key.to_owned(), number(rate?)))).collect();
        let mut others = self.each;
        if let ([], true, Some((field, ..))) =
            (rates.as_slice(), has_key(&keys::RATE_LIMIT, "per"), others.first().copied())
        {
            let (own, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(|(known, ..)| *known == field);
            rates.extend(own.iter().map(|(_, unit, calls)| (unit.key().to_owned(), number(*calls))));
            rates.push(("per".to_owned(), text(field)));
            rates.dedup_by(|next, last| next.0 == last.0);
            others = rest;
        }
        for (field, unit, calls) in others {
            let why = format!("The page also states {calls} as `{}` for each value of `{field}`.", unit.key());
            facts.doubt(&kinds::RATE_IN_WORDS, "http", "Only the rate of all calls.", why);
        }
        if !rates.is_empty() {
            facts.set("rate_limit", ordered(rates, &keys::RATE_LIMIT));
        } else if !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit()) {
            facts.constants.push(Constant::Rate(row.to_owned()));
        } else if !row.is_empty() {
            let why = if row.is_ascii() { format!(": `{row}`.") } else { " without a number.".to_owned() };
            facts.doubt(&kinds::RATE_IN_WORDS, "http", "No rate limit.", format!("The page mentions a limit{why}"));
        }
    }
}

/// Sets the number of calls at a time: one, or one for each value of a field.
fn state_concurrency(alone: &[Scope], facts: &mut Facts) {
    let Some(key) = keys::OPERATION.keys.iter().find(|key| key.name == "concurrency") else { return };
    let one = || Value::Integer(1.into());
    if alone.contains(&Scope::All) {
        return facts.set("concurrency", one());
    }
    let field = alone.iter().find_map(|scope| match scope {
        Scope::Each(fields) => named(fields, facts),
        Scope::All => None,
    });
    if let (Some(field), KeyType::Short(record) | KeyType::Record(record)) = (field, key.kind) {
        let entries = vec![(record.keys[0].name.to_owned(), one()), ("per".to_owned(), text(field))];
        facts.set("concurrency", ordered(entries, record));
    }
}
