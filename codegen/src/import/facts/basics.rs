//! The table of basics: method, path, rate limits, apps, scopes and kinds of tokens.

use super::lookup::section;
use crate::diagnostics::codes::kinds;
use crate::import::constant::Constant;
use crate::import::draft::{Facts, text};
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Mark, Page, Part, Row};
use crate::import::vendor::Vendor;
use crate::spec::NO_TOKEN;
use crate::yaml::Value;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

pub(super) struct Basics {
    pub(super) method: &'static str,
    /// The path with its parameters in braces.
    pub(super) path: String,
    /// The text before the path.
    host: String,
    /// The text after the path.
    query: String,
}

/// Reads the method and the path. A page without them describes no call.
pub(super) fn read(page: &Page) -> Option<Basics> {
    let call = stated(page, Label::Call);
    let call = call.as_deref().and_then(|call| call.split_once(' '));
    let (method, url) = match call {
        Some((method, url)) => (method.to_owned(), url.to_owned()),
        None => (stated(page, Label::Method)?, stated(page, Label::Url)?),
    };
    let method = known_method(&method)?;
    let url = url.split_whitespace().next()?;
    let (host, path) = match url.split_once("://").map_or(url, |(_, rest)| rest) {
        rest if rest.contains('/') => rest.split_at(rest.find('/')?),
        _ => return None,
    };
    let (path, query) = path.split_once(['?', '#']).unwrap_or((path, ""));
    let steps = path.split('/').map(|step| match step.strip_prefix(':') {
        Some(name) if !name.is_empty() => format!("{{{name}}}"),
        _ => step.replace("${", "{"),
    });
    let path = steps.collect::<Vec<_>>().join("/");
    Some(Basics { method, path, host: host.to_owned(), query: query.to_owned() })
}

fn known_method(text: &str) -> Option<&'static str> {
    METHODS.into_iter().find(|known| text.trim().eq_ignore_ascii_case(known))
}

/// Whether a text is an HTTP method that calls can have.
pub(super) fn is_method(text: &str) -> bool {
    known_method(text).is_some()
}

impl Basics {
    /// Whether the host is one of the reader, such as `your_domain`.
    pub(super) fn is_of_reader(&self) -> bool {
        self.host.to_lowercase().trim_start_matches(['{', '<', '$']).starts_with("your")
    }

    /// Returns the parameters behind the question mark of the URL.
    pub(super) fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let query = self.query.split('#').next().unwrap_or_default();
        query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(name, _)| !name.is_empty())
    }

    /// Returns the names of the parameters in the path.
    pub(super) fn parameters(&self) -> Vec<String> {
        let parts = self.path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        parts.map(|(name, _)| name.to_owned()).collect()
    }
}

fn cell(page: &Page, label: Label) -> Option<&Cell> {
    rows(page, label).next().map(|(_, cell)| cell)
}

/// Returns the rows with this label, each with its second cell.
///
/// One row may hold the words, and the next one the marks.
pub(super) fn rows(page: &Page, label: Label) -> impl Iterator<Item = (&Row, &Cell)> {
    page.tables().flat_map(|(_, table)| &table.rows).filter_map(move |row| {
        let (first, rest) = row.cells.split_first()?;
        let is_it = labels::row(first.text.lines().next().unwrap_or_default()) == Some(label);
        is_it.then(|| Some((row, rest.first()?)))?
    })
}

pub(super) fn marks(page: &Page, label: Label) -> impl Iterator<Item = &Mark> {
    rows(page, label).flat_map(|(_, cell)| &cell.marks)
}

/// Marks the rows and lines as read that are read completely.
fn mark_read(page: &Page, facts: &mut Facts) {
    for label in [Label::Url, Label::Method, Label::Tokens, Label::Rate, Label::Apps, Label::Scopes, Label::MediaType] {
        let is_marked = marks(page, label).next().is_some();
        for (row, cell) in rows(page, label) {
            let is_read = match label {
                Label::Url | Label::Method => cell.text.split_whitespace().count() == 1,
                Label::Tokens | Label::Apps => is_marked || labels::is_none(&cell.text),
                Label::MediaType => cell.text.contains("json") || cell.text.contains("multipart"),
                // Scopes in words become a doubt.
                // A rate without a number becomes a doubt.
                _ => true,
            };
            if is_read && row.cells.len() == 2 {
                facts.tally.mark_read(row.lines);
            }
        }
    }
    let mut has_scopes = false;
    for (row, cell) in rows(page, Label::FieldScopes) {
        facts.tally.mark_read(row.lines);
        has_scopes |= facts.field_scopes.add_others(cell);
    }
    if let Some((row, _)) = rows(page, Label::FieldScopes).next().filter(|_| !has_scopes) {
        facts.tally.note_unread(&kinds::FIELD_SCOPES, row.lines);
    }
    for label in [Label::Call, Label::Url, Label::Method, Label::Rate] {
        let block = section(page, label).and_then(|section| section.blocks.first());
        let is_one = |text: &str| text.lines().count() == 1;
        match block.map(|block| (block.lines, &block.part)) {
            Some((lines, Part::Line(text) | Part::Code(text))) if is_one(text) => facts.tally.mark_read(lines),
            _ => {}
        }
    }
}

/// Returns a basic fact from a row of a table or from its own section.
pub(super) fn stated(page: &Page, label: Label) -> Option<String> {
    let row = cell(page, label).and_then(|cell| cell.text.lines().find(|line| !line.trim().is_empty()));
    let below = || section(page, label)?.lines().next();
    row.or_else(below).map(|line| line.trim().trim_matches('`').trim().to_owned())
}

/// Sets the basic facts of the operation.
pub(super) fn state(page: &Page, basics: &Basics, vendor: &Vendor, facts: &mut Facts) {
    mark_read(page, facts);
    facts.set("http", text(format!("{} {}", basics.method, basics.path)));
    if !basics.query.is_empty() && basics.query_pairs().next().is_none() {
        let why = format!("The page's URL also has `{}`.", basics.query);
        facts.doubt(&kinds::UNREAD_URL, "http", "Only the path.", why);
    }
    if !vendor.hosts.is_empty() && !vendor.hosts.contains(&basics.host.as_str()) {
        facts.constants.push(Constant::Host(basics.host.clone()));
    }
    facts.constants.extend(page.host.clone().map(Constant::Host));
    state_token(page, vendor, facts);
    state_names(page, facts);
    state_regions(page, facts);
}

/// Sets the scopes and the kinds of apps.
pub(super) fn state_names(page: &Page, facts: &mut Facts) {
    let mut scopes: Vec<String> = marks(page, Label::Scopes)
        .filter_map(|mark| match mark {
            Mark::Scope(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    let in_words: Vec<String> = rows(page, Label::Scopes).flat_map(|(_, cell)| scope_words(&cell.text)).collect();
    if scopes.is_empty() {
        scopes = in_words;
    } else if let Some(other) = in_words.iter().find(|word| !scopes.contains(word)) {
        let why = format!("The words next to the scopes name `{other}`.");
        facts.doubt(&kinds::FIELD_SCOPES, "scopes", "The scope is not needed for the call itself.", why);
    }
    let apps: Vec<String> = marks(page, Label::Apps)
        .filter_map(|mark| match mark {
            Mark::App(kind) => Some(kind.clone()),
            _ => None,
        })
        .collect();
    let is_in_words = |cell: &Cell| cell.marks.is_empty() && !labels::is_none(&cell.text);
    if scopes.is_empty() && rows(page, Label::Scopes).any(|(_, cell)| is_in_words(cell)) {
        facts.doubt(
            &kinds::UNREAD_ROW,
            "http",
            "No scope.",
            "The page describes its scopes in words and does not name them.",
        );
    }
    for (key, names) in [("scopes", scopes), ("app_types", apps)] {
        if !names.is_empty() {
            facts.set(key, Value::List(names.into_iter().map(text).collect()));
        }
    }
}

/// Returns the words of a text that look like scopes, such as `room:guest.name:readonly`.
fn scope_words(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '.' | '-');
    let words = text.split(|c| !is_part(c)).map(|word| word.trim_matches([':', '.', '-']));
    let is_scope = |word: &&str| {
        word.split(':').count() > 1 && word.split(':').all(|step| step.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    words.filter(is_scope).map(ToOwned::to_owned).collect()
}

/// Sets the regions that offer the call. Other restrictions stay unread.
fn state_regions(page: &Page, facts: &mut Facts) {
    let mut regions = Vec::new();
    for label in [Label::Constraints, Label::Approval] {
        let blocks = section(page, label).map(|section| section.blocks.as_slice()).unwrap_or_default();
        for block in blocks {
            let Part::Line(line) = &block.part else { continue };
            let before = regions.len();
            regions.extend(labels::regions(line).map(text));
            if regions.len() > before || labels::is_nothing(line) || labels::answer(line) == Some(false) {
                facts.tally.mark_read(block.lines);
            }
        }
    }
    if !regions.is_empty() {
        facts.set("regions", Value::List(regions));
    }
}

/// Whether a page lists what a call needs, and credentials are not in it.
///
/// - The page has a table of headers, without the one for credentials.
/// - A call without headers needs no scope, and its sections name no token.
fn takes_no_credentials(page: &Page) -> bool {
    if rows(page, Label::Tokens).next().is_some() {
        return false;
    }
    let needs_none = || rows(page, Label::Scopes).any(|(_, cell)| cell.marks.is_empty() && labels::is_none(&cell.text));
    let Some(table) = super::lookup::table_section(page, Label::Headers).and_then(|section| section.table()) else {
        let is_of_token = |row: &Row| row.cells.len() == 2 && row.cells.iter().any(|cell| names_token(&cell.text));
        let label = |row: &Row| labels::row(row.cells.first()?.text.lines().next()?);
        let is_basics = |rows: &&Vec<Row>| rows.iter().any(|row| label(row) == Some(Label::Url));
        let mut basics = page.tables().map(|(_, table)| &table.rows).filter(is_basics).flatten();
        return needs_none() && !basics.any(is_of_token);
    };
    let first = |row: &Row| row.cells.first().map(|cell| cell.text.trim_matches(['`', '*', ' ']).to_lowercase());
    let is_auth = |row: &Row| {
        let name = first(row).unwrap_or_default();
        name.contains("auth") || name.contains("token") || row.cells.iter().any(|cell| names_token(&cell.text))
    };
    !table.rows.is_empty() && !table.rows.iter().any(is_auth)
}

fn names_token(text: &str) -> bool {
    text.contains("access_token") || text.contains("Bearer")
}

/// Sets the kinds of tokens that the page names, or assumes the one for servers.
fn state_token(page: &Page, vendor: &Vendor, facts: &mut Facts) {
    let cells = section(page, Label::Headers).and_then(|section| section.table());
    let cells = cells.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let marks: Vec<&Mark> = cells.flat_map(|cell| &cell.marks).chain(marks(page, Label::Tokens)).collect();
    let marked = |token: &&str| marks.iter().any(|mark| matches!(mark, Mark::Token(name) if name == *token));
    let tokens: Vec<&str> = vendor.tokens.iter().copied().filter(marked).collect();
    match (tokens.as_slice(), vendor.tokens) {
        ([], [only]) => facts.set("token", text(*only)),
        ([], _) if takes_no_credentials(page) => facts.set("token", text(NO_TOKEN)),
        ([], known) => {
            let token = known.first().copied().unwrap_or_default();
            facts.set("token", text(token));
            facts.doubt(&kinds::ASSUMED_TOKEN, "token", format!("{token}."), "No kind of token was found on the page.");
        }
        ([token], _) => facts.set("token", text(*token)),
        (several, _) => facts.set("token", Value::List(several.iter().copied().map(text).collect())),
    }
}
