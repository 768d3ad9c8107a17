//! The facts of a page's text, held against the vendor's structure of the same page.
//!
//! The structure decides, because it is what the vendor's own tools read. A doubt names the
//! statement of the text. Facts that only one of both has are facts.

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::members;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, STEP, ordered, text};
use crate::import::wording::without_sentences;
use crate::spec::Ty;
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Sections with fields.
const SECTIONS: [&str; 4] = ["path", "query", "body", "response"];

/// Keys of a field that both sources state in the same words.
const RULES: [&str; 7] = ["chars", "items", "range", "bytes", "pattern", "default", "values"];

/// Types that say nothing about the members of a value.
const VAGUE: [&str; 3] = ["any", "map<any>", ""];

/// Adds the facts of the structure, and names the facts in which the text differs.
pub(super) fn hold(facts: &mut Facts, structure: &Facts) {
    for key in ["token", "scopes", "app_types", "rate_limit"] {
        hold_key(key, facts, structure);
    }
    hold_errors(facts, structure);
    for section in SECTIONS {
        let Some(theirs) = structure.keys.iter().find(|(key, _)| key == section).map(|(_, fields)| fields) else {
            continue;
        };
        let mut fields = match facts.keys.iter_mut().find(|(key, _)| key == section) {
            Some((_, Value::Map(fields))) => std::mem::take(fields),
            _ => Entries::new(),
        };
        let mut cx = Cx { facts, structure, names: BTreeMap::new(), seen: BTreeSet::new() };
        cx.hold_fields(&mut fields, members(theirs), section);
        match facts.keys.iter_mut().find(|(key, _)| key == section) {
            Some((_, known)) => *known = Value::Map(fields),
            None => facts.set(section, Value::Map(fields)),
        }
    }
}

/// Compares a fact of the whole call. A guess of one side does not count.
fn hold_key(key: &str, facts: &mut Facts, structure: &Facts) {
    let stated = |facts: &Facts| {
        let is_guess = facts.doubts.iter().any(|doubt| doubt.at == key);
        facts.keys.iter().find(|(known, _)| known == key && !is_guess).map(|(_, value)| value.clone())
    };
    let (ours, Some(theirs)) = (stated(facts), stated(structure)) else { return };
    if ours.as_ref().is_some_and(|ours| is_equal(key, ours, &theirs)) {
        return;
    }
    facts.keys.retain(|(known, _)| known != key);
    facts.set(key, theirs);
    match ours {
        Some(ours) => facts.doubt(&kinds::READINGS_DISAGREE, key, "The structure of the page.", other_text(&ours)),
        None => facts.doubts.retain(|doubt| doubt.at != key),
    }
}

/// Adds the rows of errors that only the structure has.
fn hold_errors(facts: &mut Facts, structure: &Facts) {
    let rows = |facts: &Facts| match facts.keys.iter().find(|(key, _)| key == "errors") {
        Some((_, Value::List(rows))) => rows.clone(),
        _ => Vec::new(),
    };
    let mut ours = rows(facts);
    let before = ours.len();
    for row in rows(structure) {
        if ours.iter().all(|known| known.get("code") != row.get("code")) {
            ours.push(row);
        }
    }
    if ours.len() > before {
        facts.keys.retain(|(key, _)| key != "errors");
        facts.set("errors", Value::List(ours));
    }
}

/// Whether two values mean the same. The order of names does not matter.
fn is_equal(key: &str, ours: &Value, theirs: &Value) -> bool {
    let names = |value: &Value| -> BTreeSet<String> {
        match value {
            Value::List(items) => items.iter().map(Value::to_json).collect(),
            Value::Map(entries) if key == "values" => entries
                .iter()
                .map(|(name, _)| name.parse::<i64>().map_or_else(|_| text(name).to_json(), |n| n.to_string()))
                .collect(),
            other => BTreeSet::from([other.to_json()]),
        }
    };
    ours == theirs || names(ours) == names(theirs)
}

/// Returns the reason of a doubt about a statement of the text.
fn other_text(ours: &Value) -> String {
    format!("The text of the page has `{}`.", without_sentences(ours).to_json().replace('"', ""))
}

struct Cx<'a> {
    facts: &'a mut Facts,
    structure: &'a Facts,
    /// The names of types of the structure that were added, each with its name in the draft.
    names: BTreeMap<String, String>,
    /// The pairs of types that were compared.
    seen: BTreeSet<(String, String)>,
}

impl Cx<'_> {
    fn hold_fields(&mut self, ours: &mut Entries, theirs: &[(String, Value)], at: &str) {
        for (name, field) in theirs {
            let address = format!("{at}{STEP}{name}");
            if let Some((_, known)) = ours.iter_mut().find(|(known, _)| known == name) {
                *known = self.hold_field(known.clone(), field, &address);
            } else {
                ours.push((name.clone(), self.adopt(field)));
            }
        }
        let is_listed = |name: &String| theirs.iter().any(|(known, _)| known == name);
        for (name, _) in ours.iter().filter(|(name, _)| !is_listed(name)) {
            let why = "Only the text of the page has this field, not its structure.";
            self.facts.doubt(&kinds::READINGS_DISAGREE, format!("{at}{STEP}{name}"), "The field.", why);
        }
    }

    /// Returns a field with the facts of both sources.
    fn hold_field(&mut self, ours: Value, theirs: &Value, at: &str) -> Value {
        let ty = |field: &Value| field.get("type").and_then(Value::as_text).unwrap_or_default().to_owned();
        let (own, other) = (ty(&ours), ty(theirs));
        let (Some(own_ty), Some(other_ty)) = (Ty::parse(&own), Ty::parse(&other)) else { return ours };
        if ours.get("json_text").is_some() {
            return ours;
        }
        match (own_ty.named(), other_ty.named()) {
            (Some(name), Some(theirs)) if own.replace(name, "") == other.replace(theirs, "") => {
                let (name, theirs) = (name.to_owned(), theirs.to_owned());
                self.hold_types(&name, &theirs, at);
            }
            _ if own == other || is_vague(&other) => {}
            _ if is_vague(&own) => return self.adopt(theirs),
            _ => {
                self.facts.doubt(
                    &kinds::READINGS_DISAGREE,
                    at,
                    format!("{other}, as in the structure."),
                    other_text(&text(own)),
                );
                return self.adopt(theirs);
            }
        }
        let Value::Map(mut entries) = ours else { return ours };
        self.hold_required(&mut entries, theirs, at);
        for key in RULES {
            let Some(rule) = theirs.get(key) else { continue };
            match entries.iter_mut().find(|(known, _)| known == key) {
                Some((_, known)) if is_equal(key, known, rule) => {}
                Some((_, known)) => {
                    let stated = std::mem::replace(known, rule.clone());
                    self.facts.doubt(
                        &kinds::READINGS_DISAGREE,
                        at,
                        format!("`{key}` of the structure."),
                        other_text(&stated),
                    );
                }
                None => entries.push((key.to_owned(), rule.clone())),
            }
        }
        if entries.iter().all(|(key, _)| key != "example") {
            entries.extend(theirs.get("example").map(|example| ("example".to_owned(), example.clone())));
        }
        ordered(entries, &keys::FIELD)
    }

    /// Keeps a field required only if both sources require it: a call without it is not refused.
    fn hold_required(&mut self, entries: &mut Entries, theirs: &Value, at: &str) {
        let ours = entries.iter().any(|(key, _)| key == "required");
        let theirs = theirs.get("required").is_some();
        if ours == theirs || at.starts_with("path") || at.starts_with("response") {
            return;
        }
        entries.retain(|(key, _)| key != "required");
        let source = if ours { "text" } else { "structure" };
        self.facts.doubt(
            &kinds::READINGS_DISAGREE,
            at,
            "Optional.",
            format!("Only the {source} of the page requires this field."),
        );
    }

    fn hold_types(&mut self, name: &str, theirs: &str, at: &str) {
        if !self.seen.insert((name.to_owned(), theirs.to_owned())) {
            return;
        }
        let Some(fields) = self.structure.types.iter().find(|(known, _)| known == theirs) else { return };
        let theirs = fields.1.get("fields").map(members).unwrap_or_default();
        let Some(mut ours) = fields_of(name, self.facts).map(std::mem::take) else { return };
        self.hold_fields(&mut ours, theirs, at);
        if let Some(fields) = fields_of(name, self.facts) {
            *fields = ours;
        }
    }

    /// Returns a field of the structure, and adds the type that it names.
    fn adopt(&mut self, field: &Value) -> Value {
        let Value::Map(mut entries) = field.clone() else { return field.clone() };
        for (key, value) in &mut entries {
            let Some(ty) = value.as_text().filter(|_| key == "type").map(ToOwned::to_owned) else { continue };
            if let Some(name) = Ty::parse(&ty).as_ref().and_then(Ty::named) {
                *value = text(ty.replace(name, &self.adopt_type(name)));
            }
        }
        Value::Map(entries)
    }

    fn adopt_type(&mut self, name: &str) -> String {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let is_free = |wanted: &String| self.facts.types.iter().all(|(known, _)| known != wanted);
        let mut names = (1..).map(|number| if number == 1 { name.to_owned() } else { format!("{name}{number}") });
        let own = names.find(is_free).unwrap_or_default();
        self.names.insert(name.to_owned(), own.clone());
        let Some((_, ty)) = self.structure.types.iter().find(|(known, _)| known == name) else { return own };
        self.facts.types.push((own.clone(), ty.clone()));
        let fields = ty.get("fields").map(members).unwrap_or_default();
        let adopted: Entries = fields.iter().map(|(name, field)| (name.clone(), self.adopt(field))).collect();
        if let Some(fields) = fields_of(&own, self.facts) {
            *fields = adopted;
        }
        own
    }
}

/// Whether a type says nothing about the members of its values, also in lists.
fn is_vague(ty: &str) -> bool {
    VAGUE.contains(&ty.trim_end_matches("[]"))
}

/// Returns the fields of a type for changes.
fn fields_of<'a>(name: &str, facts: &'a mut Facts) -> Option<&'a mut Entries> {
    let (_, ty) = facts.types.iter_mut().find(|(known, _)| known == name)?;
    let Value::Map(entries) = ty else { return None };
    entries.iter_mut().find_map(|(key, value)| match value {
        Value::Map(fields) if key == "fields" => Some(fields),
        _ => None,
    })
}
