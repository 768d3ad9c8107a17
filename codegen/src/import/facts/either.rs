//! Optional fields of a sent object of which one at least is needed, from prose.

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::members;
use super::remarks::remarks;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, STEP, text};
use crate::import::labels::Label;
use crate::import::page::{Page, Section};
use crate::import::prose;
use crate::spec::Ty;
use crate::yaml::Value;

/// A text of the page with the field that it describes, if it describes one.
struct Statement<'a> {
    field: Option<String>,
    text: &'a str,
}

/// The texts of a page by the fields that they describe.
struct Statements<'a> {
    /// All texts, each once, in the order of the page.
    all: Vec<Statement<'a>>,
    /// The numbers of the texts about each field, and of those about none.
    by_field: BTreeMap<Option<String>, Vec<usize>>,
}

impl<'a> Statements<'a> {
    fn of(lines: Vec<Statement<'a>>) -> Self {
        let mut all: Vec<Statement<'a>> = Vec::new();
        let mut seen: BTreeSet<(Option<String>, &str)> = BTreeSet::new();
        for line in lines {
            if seen.insert((line.field.clone(), line.text)) {
                all.push(line);
            }
        }
        let mut by_field: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
        for (number, line) in all.iter().enumerate() {
            by_field.entry(line.field.clone()).or_default().push(number);
        }
        Self { all, by_field }
    }

    /// Returns the texts about these fields and about none, in the order of the page.
    fn about<'n>(&self, fields: impl Iterator<Item = &'n str>) -> Vec<&Statement<'a>> {
        let fields: BTreeSet<Option<String>> = fields.map(|field| Some(field.to_owned())).chain([None]).collect();
        let numbers = fields.iter().filter_map(|field| self.by_field.get(field)).flatten();
        numbers.collect::<BTreeSet<_>>().into_iter().map(|number| &self.all[*number]).collect()
    }
}

/// Collects the fields of the body and of its types of which one at least is needed.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let body = [Label::Body, Label::Parameters].into_iter().find_map(|label| super::lookup::table_section(page, label));
    let rows = body.and_then(Section::table).map(|table| table.rows.as_slice()).unwrap_or_default();
    let mut lines: Vec<Statement<'_>> = remarks(page).map(|text| Statement { field: None, text }).collect();
    for row in rows {
        let Some((first, rest)) = row.cells.split_first() else { continue };
        let field = Some(first.text.replace(['`', '\\'], "").trim().to_owned());
        lines.extend(rest.iter().map(|cell| Statement { field: field.clone(), text: cell.text.as_str() }));
    }
    let changes = facts.keys.iter().any(|(key, call)| {
        key == "http" && call.as_text().is_some_and(|call| call.starts_with("PATCH ") || call.starts_with("PUT "))
    });
    // A condition on what is created binds no change of it.
    lines.retain(|line| prose::has_either(line.text) && !(changes && prose::is_of_creation(line.text)));
    let lines = Statements::of(lines);
    let sent = sent_types(facts);
    let mut exact = Vec::new();
    for (name, ty) in &mut facts.types {
        let fields = sent.get(name).zip(ty.get("fields"));
        let found = fields.and_then(|(parents, fields)| wanted(fields, parents, &lines));
        if let (Some(Wanted { fields, is_exact }), Value::Map(entries)) = (found, ty) {
            entries.push(("either".to_owned(), Value::List(fields.iter().map(text).collect())));
            entries.sort_by_key(|(name, _)| keys::TYPE.keys.iter().position(|key| key.name == name));
            exact.extend(is_exact.then(|| (format!("types{STEP}{name}"), fields)));
        }
    }
    let body = facts.keys.iter().find(|(key, _)| key == "body").map(|(_, fields)| fields);
    if let Some(Wanted { fields, is_exact }) = body.and_then(|fields| wanted(fields, &[], &lines)) {
        facts.set("either", Value::List(fields.iter().map(text).collect()));
        exact.extend(is_exact.then(|| ("either".to_owned(), fields)));
    }
    for (at, fields) in exact {
        let why = format!("The page takes only one of: {}.", fields.join(", "));
        facts.doubt(&kinds::EITHER_IN_WORDS, at, "At least one of the fields; several are sent as they are.", why);
    }
}

/// Returns the types of the body and the types inside them, each with the fields that have it.
fn sent_types(facts: &Facts) -> BTreeMap<String, Vec<String>> {
    let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let types: BTreeMap<&str, &Value> = facts.types.iter().map(|(name, ty)| (name.as_str(), ty)).collect();
    let mut open: Vec<&Value> = facts.keys.iter().filter(|(key, _)| key == "body").map(|(_, fields)| fields).collect();
    while let Some(fields) = open.pop() {
        for (field_name, field) in members(fields) {
            let ty = field.get("type").and_then(Value::as_text).and_then(Ty::parse);
            let known = ty.as_ref().and_then(Ty::named);
            let Some((name, ty)) = known.and_then(|known| types.get_key_value(known)) else { continue };
            if !sent.contains_key(*name) {
                open.extend(ty.get("fields"));
            }
            sent.entry((*name).to_owned()).or_default().push(field_name.clone());
        }
    }
    sent
}

/// Fields of which one at least is needed, the preferred one first.
struct Wanted {
    fields: Vec<String>,
    /// Whether only one of them may be given.
    is_exact: bool,
}

/// Returns the optional fields of which these lines require one.
///
/// `parents` are the fields whose type has these fields: their texts may be about them.
fn wanted(fields: &Value, parents: &[String], lines: &Statements<'_>) -> Option<Wanted> {
    let optional = members(fields).iter().filter(|(_, field)| field.get("required").is_none());
    let names: Vec<&str> = optional.map(|(name, _)| name.as_str()).collect();
    let lines = lines.about(names.iter().copied().chain(parents.iter().map(String::as_str)));
    let known: BTreeSet<&str> = names.iter().copied().collect();
    let own = |line: &Statement<'_>| {
        prose::either(line.text, line.field.as_deref().filter(|field| known.contains(field)), &names)
    };
    let mut found = lines.iter().find_map(|line| own(line))?;
    if let [first, second] = found.as_slice() {
        let pair = [first.clone(), second.clone()];
        let is_first = lines.iter().find_map(|line| prose::wins(line.text, &pair)).unwrap_or(true);
        if !is_first {
            found.reverse();
        }
    }
    if let Some(order) = lines.iter().find_map(|line| prose::precedence(line.text, &found)) {
        found = order;
    }
    let is_same = |names: Vec<String>| names.len() == found.len() && names.iter().all(|name| found.contains(name));
    let is_exact = lines.iter().any(|line| prose::allows_one(line.text) && own(line).is_some_and(is_same));
    Some(Wanted { fields: found, is_exact })
}
