//! Streams of events: the table of the kinds, and the events that the page shows.

use super::context::{Cx, FieldSection};
use super::fields::fields;
use super::lookup::members;
use super::types::Types;
use super::{shown, value};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, UNWRITTEN, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part, Section, Table};
use crate::naming;
use crate::yaml::Value;

/// The member with the data of an event.
const DATA: &str = "data";

/// The member with the name of a kind.
const NAME: &str = "message";

/// Values of a field that ask for a stream.
const STREAM: [&str; 2] = ["streaming", "stream"];

/// The events that a page shows, by the pieces of its code.
type Shown = Vec<Vec<Value>>;

/// A kind: its value, and its name in Rust.
type Kind = (String, String);

/// Collects the events of a page that describes a stream.
pub(super) fn collect(page: &Page, types: &mut Types, facts: &mut Facts) {
    let sections: Vec<&Section> = page.sections.iter().filter(|section| is_stream(&section.title)).collect();
    let tables = || sections.iter().flat_map(|section| section.tables());
    let Some((by, listed)) = tables().find_map(listed_kinds) else { return };
    for table in tables() {
        facts.tally.mark_read(table.lines);
        table.rows.iter().for_each(|row| facts.tally.mark_read(row.lines));
    }
    let shown = shown_events(&sections, &by, facts);
    let kinds = all_kinds(listed, &by, &shown);
    let contents = contents(&kinds, &by, &shown, types, facts);
    let mut entries = vec![
        ("by".to_owned(), text(&by)),
        ("kinds".to_owned(), Value::Map(kinds.iter().map(|(kind, name)| (kind.clone(), text(name))).collect())),
        (DATA.to_owned(), text(DATA)),
        ("contents".to_owned(), Value::Map(contents)),
    ];
    entries.extend(end(&kinds).map(|end| ("end".to_owned(), code(end))));
    let why = "Only its examples show the data of each kind, and whether the framing is that of the standard.";
    facts.doubt(&kinds::ASSUMED_TYPE, "events", "The types of the examples, in either framing.", why);
    facts.set("receives", text("events"));
    facts.set("events", ordered(entries, &keys::EVENTS));
    facts.events = shown;
}

/// Whether a page describes a stream whose kinds cannot be read.
pub(super) fn is_unknown(page: &Page) -> bool {
    let mut sections = page.sections.iter().filter(|section| is_stream(&section.title)).peekable();
    sections.peek().is_some() && sections.flat_map(Section::tables).all(|table| listed_kinds(table).is_none())
}

/// Returns the member whose words list the kinds, and the kinds.
fn listed_kinds(table: &Table) -> Option<(String, Vec<Kind>)> {
    table.rows.iter().find_map(|row| {
        let mut cells = row.cells.iter().map(|cell| cell.text.as_str());
        let name = cells.next()?.trim_matches(['`', '*', ' ']).replace('\\', "");
        let kinds = cells.map(stated_kinds).find(|kinds| !kinds.is_empty())?;
        Some((name, kinds))
    })
}

/// Returns the kinds in words such as `Kind of message: 3-Text, 10-Flow Output, 0-End.`
fn stated_kinds(words: &str) -> Vec<Kind> {
    let parts = words
        .split([',', ':', '：', '，', '、', ';', '；', '\n'])
        .map(|part| part.trim().trim_matches(['.', '。', '`']));
    let kinds: Vec<Kind> = parts
        .filter_map(|part| {
            let (kind, name) = part.split_once(['-', '–', '='])?;
            let (kind, words) = (kind.trim(), name.trim());
            let name = naming::camel(words);
            // A date consists of numbers alone.
            let is_kind = !kind.is_empty()
                && kind.bytes().all(|byte| byte.is_ascii_digit())
                && words.starts_with(char::is_alphabetic);
            (is_kind && naming::is_name(&name)).then(|| (kind.to_owned(), name))
        })
        .collect();
    if kinds.len() > 1 { kinds } else { Vec::new() }
}

/// Returns the events in the code of the sections: JSON objects, one on each line.
fn shown_events(sections: &[&Section], by: &str, facts: &mut Facts) -> Shown {
    let mut shown = Shown::new();
    for block in sections.iter().flat_map(|section| &section.blocks) {
        let Part::Code(code) = &block.part else { continue };
        let lines = code.lines().filter(|line| !line.trim().is_empty());
        let events: Option<Vec<Value>> = lines
            .map(|line| value::json(line.trim().trim_start_matches("data:")).filter(|event| event.get(by).is_some()))
            .collect();
        if let Some(events) = events.filter(|events| !events.is_empty()) {
            facts.tally.mark_read(block.lines);
            shown.push(events);
        }
    }
    shown
}

/// Returns the listed kinds, and those of the examples. The name in an example counts first.
fn all_kinds(mut kinds: Vec<Kind>, by: &str, shown: &Shown) -> Vec<Kind> {
    for event in shown.iter().flatten() {
        let Some(kind) = kind_of(event, by) else { continue };
        let name = event.get(NAME).and_then(Value::as_text).map(naming::camel).filter(|name| naming::is_name(name));
        match (kinds.iter_mut().find(|(known, _)| *known == kind), name) {
            (Some(known), Some(name)) => known.1 = name,
            (None, name) => kinds.push((kind.clone(), name.unwrap_or_else(|| format!("Kind{kind}")))),
            (Some(_), None) => {}
        }
    }
    kinds
}

fn kind_of(event: &Value, by: &str) -> Option<String> {
    event.get(by).map(|kind| kind.as_text().map_or_else(|| kind.to_json(), ToOwned::to_owned))
}

/// Returns the last kind of a stream, by its name.
fn end(kinds: &[Kind]) -> Option<&str> {
    kinds.iter().find(|(_, name)| name.eq_ignore_ascii_case("end")).map(|(kind, _)| kind.as_str())
}

fn code(kind: &str) -> Value {
    kind.parse().map_or_else(|_| text(kind), Value::Integer)
}

/// Returns the data of each kind but the last one, with the types of the examples.
fn contents(kinds: &[Kind], by: &str, shown: &Shown, types: &mut Types, facts: &mut Facts) -> Vec<(String, Value)> {
    let data = |kind: &str| -> Vec<Value> {
        let events = shown.iter().flatten().filter(|event| kind_of(event, by).as_deref() == Some(kind));
        events.filter_map(|event| event.get(DATA)).filter(|data| **data != Value::Null).cloned().collect()
    };
    // Types are named after their kinds.
    let object: Vec<(String, Value)> =
        kinds.iter().filter_map(|(kind, name)| Some((name.clone(), joined(data(kind))?))).collect();
    let (doubts, settled) = (facts.doubts.len(), facts.settled.len());
    let rows = shown::rows(&Value::Map(object).to_json());
    let found = fields(&rows, "response", "", &mut Cx::new(FieldSection::Response, types, facts));
    // The examples are the basis of all that is below.
    facts.doubts.truncate(doubts);
    facts.settled.truncate(settled);
    let content = |(kind, name): &Kind| {
        let field = found.iter().find(|(known, _)| known == name).map(|(_, field)| field);
        let ty = field.and_then(|field| field.get("type")).cloned();
        if ty.is_none() && end(kinds) == Some(kind) {
            return None;
        }
        let basis = ty.is_some().then(|| ("basis".to_owned(), text("example")));
        let mut entries =
            vec![("type".to_owned(), ty.unwrap_or_else(|| text("any"))), ("doc".to_owned(), text(UNWRITTEN))];
        entries.extend(basis);
        Some((kind.clone(), ordered(entries, &keys::CONTENT)))
    };
    kinds.iter().filter_map(content).collect()
}

/// Joins the data of several events: the members of objects, and the items of lists.
fn joined(data: Vec<Value>) -> Option<Value> {
    let mut data = data.into_iter();
    let mut first = data.next()?;
    for other in data {
        match (&mut first, other) {
            (Value::Map(known), Value::Map(others)) => {
                let others = others.into_iter().filter(|(name, _)| known.iter().all(|(known, _)| known != name));
                let others: Vec<_> = others.collect();
                known.extend(others);
            }
            (Value::List(known), Value::List(others)) => known.extend(others),
            _ => {}
        }
    }
    Some(first)
}

/// Returns the field of the body that chooses between a stream and a whole response.
fn when(facts: &Facts) -> Option<Value> {
    let key = |name: &str| facts.keys.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    key("response")?;
    members(key("body")?).iter().find_map(|(name, field)| {
        let values: Vec<String> = match field.get("values")? {
            Value::Map(meanings) => meanings.iter().map(|(value, _)| value.clone()).collect(),
            Value::List(values) => values.iter().filter_map(Value::as_text).map(ToOwned::to_owned).collect(),
            _ => return None,
        };
        let stream = values.iter().find(|value| STREAM.contains(&value.as_str()))?;
        let whole = values.iter().find(|value| *value != stream)?;
        let entries = [("field", name), ("stream", stream), ("whole", whole)];
        Some(Value::Map(entries.map(|(key, value)| (key.to_owned(), text(value))).into()))
    })
}

/// Adds the field that chooses, once all values of fields are read, and the shown events.
pub(super) fn finish(facts: &mut Facts) {
    let when = when(facts);
    let Some((_, Value::Map(entries))) = facts.keys.iter_mut().find(|(key, _)| key == "events") else { return };
    let is_choice = when.is_some();
    entries.extend(when.map(|when| ("when".to_owned(), when)));
    let entries = std::mem::take(entries);
    facts.keys.retain(|(key, _)| key != "events");
    facts.set("events", ordered(entries, &keys::EVENTS));
    if !is_choice && facts.keys.iter().any(|(key, _)| key == "response") {
        facts.keys.retain(|(key, _)| !["response", "bare", "data"].contains(&key.as_str()));
        let why = "The page describes a whole response too, and no field that chooses one was found.";
        facts.doubt(&kinds::ASSUMED_RESPONSE, "events", "A stream in any case.", why);
    }
    add_examples(facts);
}

/// Adds the shown events to the examples: to the first one, if its request asks for a stream.
fn add_examples(facts: &mut Facts) {
    let events = std::mem::take(&mut facts.events);
    let mut shown = events.into_iter().map(|events| ("events".to_owned(), Value::List(events)));
    let asks = |example: &Value| {
        let request = example.get("request").map(Value::to_json).unwrap_or_default();
        STREAM.iter().any(|value| request.contains(&format!("\"{value}\"")))
    };
    let is_known = facts.keys.iter().any(|(key, _)| key == "examples");
    if !is_known && shown.len() > 0 {
        facts.set("examples", Value::List(Vec::new()));
    }
    let Some((_, Value::List(examples))) = facts.keys.iter_mut().find(|(key, _)| key == "examples") else { return };
    if let Some(Value::Map(first)) = examples.first_mut().filter(|first| asks(first) && first.get("response").is_none())
    {
        first.extend(shown.next());
    }
    examples.extend(shown.map(|events| Value::Map(vec![events])));
}

/// Whether a section has events.
pub(super) fn is_stream(title: &str) -> bool {
    labels::section(title) == Some(Label::Stream)
}

#[cfg(test)]
mod tests {
    use super::stated_kinds;

    #[test]
    fn kinds_are_read_from_words() {
        let rows: [(&str, &[(&str, &str)]); 5] = [
            ("Kind: 3-Text, 10-Flow output, 0-End.", &[("3", "Text"), ("10", "FlowOutput"), ("0", "End")]),
            ("消息类型：3-Text，0-End。", &[("3", "Text"), ("0", "End")]),
            ("3-Text", &[]),
            ("From 1-2 to 3-4", &[]),
            ("2026-01-02, 2026-03-04", &[]),
        ];
        for (words, expected) in rows {
            let kinds = stated_kinds(words);
            let kinds: Vec<(&str, &str)> = kinds.iter().map(|(kind, name)| (kind.as_str(), name.as_str())).collect();
            assert_eq!(kinds, expected, "{words}");
        }
    }
}
