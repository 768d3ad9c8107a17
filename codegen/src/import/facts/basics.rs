//! The table of basics: method, path, rates, apps, scopes; and the kinds of tokens.

use super::section;
use crate::import::draft::{Facts, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Mark, Page, Row};
use crate::keys;
use crate::yaml::Value;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Kinds of tokens, the one that a server needs most first.
const TOKENS: [&str; 3] = ["tenant_access_token", "user_access_token", "app_access_token"];

pub(super) struct Basics {
    method: &'static str,
    /// Path with its parameters in braces.
    pub(super) path: String,
    /// What stood behind the path.
    query: String,
}

/// Method and path, without which a page describes no call.
pub(super) fn read(page: &Page) -> Option<Basics> {
    let stated = cell(page, Label::Method)?.text.trim().to_uppercase();
    let method = METHODS.into_iter().find(|method| *method == stated)?;
    let url = cell(page, Label::Url)?.text.lines().find_map(|line| line.split_whitespace().next())?.to_owned();
    let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let (path, query) = url[url.find('/')?..].split_once(['?', '#']).unwrap_or((&url[url.find('/')?..], ""));
    let steps = path.split('/').map(|step| match step.strip_prefix(':') {
        Some(name) if !name.is_empty() => format!("{{{name}}}"),
        _ => step.to_owned(),
    });
    Some(Basics { method, path: steps.collect::<Vec<_>>().join("/"), query: query.to_owned() })
}

impl Basics {
    /// The parameters within the path.
    pub(super) fn parameters(&self) -> Vec<String> {
        let parts = self.path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        parts.map(|(name, _)| name.to_owned()).collect()
    }
}

fn cell(page: &Page, label: Label) -> Option<&Cell> {
    row(page, label).map(|(_, cell)| cell)
}

/// The first row that says this, and its second cell.
fn row(page: &Page, label: Label) -> Option<(&Row, &Cell)> {
    page.tables().flat_map(|(_, table)| &table.rows).find_map(|row| {
        let (first, rest) = row.cells.split_first()?;
        let is_it = labels::row(first.text.lines().next().unwrap_or_default()) == Some(label);
        is_it.then(|| Some((row, rest.first()?)))?
    })
}

/// Counts the rows as read of which nothing is left out.
fn tally(page: &Page, facts: &mut Facts) {
    for label in [Label::Url, Label::Method, Label::Rate, Label::Apps, Label::Scopes] {
        let Some((row, cell)) = row(page, label) else { continue };
        let is_read = match label {
            Label::Url | Label::Method => cell.text.split_whitespace().count() == 1,
            Label::Apps | Label::Scopes => !cell.marks.is_empty() || labels::is_none(&cell.text),
            // Without a number it is doubted.
            _ => true,
        };
        if is_read && row.cells.len() == 2 {
            facts.tally.read(row.lines);
        }
    }
    if let Some((row, _)) = row(page, Label::FieldScopes) {
        facts.tally.read(row.lines);
        facts.tally.leave("scopes of single fields", row.lines);
    }
}

pub(super) fn state(page: &Page, basics: &Basics, facts: &mut Facts) {
    tally(page, facts);
    facts.set("http", text(format!("{} {}", basics.method, basics.path)));
    if !basics.query.is_empty() {
        let why = format!("The page's URL goes on with `{}`.", basics.query);
        facts.doubt("http", "The path alone.", why);
    }
    state_token(page, facts);
    let marks = |label| cell(page, label).map(|cell| cell.marks.as_slice()).unwrap_or_default();
    let scopes: Vec<&String> = marks(Label::Scopes)
        .iter()
        .filter_map(|mark| match mark {
            Mark::Scope(name) => Some(name),
            _ => None,
        })
        .collect();
    let apps: Vec<&String> = marks(Label::Apps)
        .iter()
        .filter_map(|mark| match mark {
            Mark::App(kind) => Some(kind),
            _ => None,
        })
        .collect();
    for (key, names) in [("scopes", scopes), ("app_types", apps)] {
        if !names.is_empty() {
            facts.set(key, Value::List(names.into_iter().map(text).collect()));
        }
    }
    let rate = cell(page, Label::Rate).map(|cell| cell.text.as_str()).unwrap_or_default();
    let [per_minute, per_second] = labels::rates(rate);
    let rates = [("per_minute", per_minute), ("per_second", per_second)];
    let rates: Vec<(String, Value)> =
        rates.into_iter().filter_map(|(key, rate)| Some((key.to_owned(), Value::Integer(rate?.into())))).collect();
    if !rates.is_empty() {
        facts.set("rate_limit", ordered(rates, &keys::RATE_LIMIT));
    } else if !rate.is_empty() {
        facts.doubt("http", "No rate limit.", "The page names a limit without a number.");
    }
}

fn state_token(page: &Page, facts: &mut Facts) {
    let cells = section(page, Label::Headers).and_then(|section| section.table());
    let cells = cells.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let marks: Vec<&Mark> = cells.flat_map(|cell| &cell.marks).collect();
    let marked = |token: &&str| marks.iter().any(|mark| matches!(mark, Mark::Token(name) if name == *token));
    let tokens: Vec<&str> = TOKENS.into_iter().filter(marked).collect();
    match tokens.as_slice() {
        [] => {
            facts.set("token", text(TOKENS[0]));
            facts.doubt("token", format!("{}.", TOKENS[0]), "The page names no kind of token.");
        }
        [token] => facts.set("token", text(*token)),
        several => facts.set("token", Value::List(several.iter().copied().map(text).collect())),
    }
}
