//! Fields: the rows of a table as mappings of the spec.

use std::collections::BTreeSet;

use super::column::FieldRow;
use super::context::{Cx, FieldSection};
use super::field_example::{StatedExample, classify};
use super::field_facts::FieldFacts;
use super::stated_type::parse_type;
use super::types::camel;
use super::{allowed, bounds, paging, resolve, value};
use crate::diagnostics::codes::kinds;
use crate::import::draft::STEP;
use crate::import::field_scopes;
use crate::import::gather::{OTHER_EXAMPLE, REQUIRED_WITH_DEFAULT};
use crate::import::page::LOST;
use crate::import::prose;
use crate::import::words::{self, DescriptionFacts};
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Converts rows to fields.
///
/// `at` is the address of the parent, `above` is its name.
pub(super) fn fields(rows: &[FieldRow<'_>], at: &str, above: &str, cx: &mut Cx<'_>) -> Entries {
    let mut fields: Entries = Vec::new();
    let mut names = BTreeSet::new();
    for row in rows {
        if !names.insert(row.name.as_str()) {
            let why = format!("The page lists `{}` twice.", row.name);
            cx.facts.doubt(&kinds::REPEATED_ROW, root(at), "The first of the two rows.", why);
            continue;
        }
        let address = format!("{at}{STEP}{}", row.name);
        let field = field(row, &address, above, cx);
        fields.push((row.name.clone(), field));
    }
    super::names::assign_names(&mut fields);
    fields
}

/// Returns the section of an address. A field inside a type has no final address yet.
fn root(at: &str) -> &str {
    at.split(STEP).next().unwrap_or(at)
}

/// A row with its address and the facts of its description.
struct Source<'a> {
    row: &'a FieldRow<'a>,
    at: &'a str,
    stated: DescriptionFacts,
    is_sent: bool,
}

/// Converts a row to a field.
pub(super) fn field(row: &FieldRow<'_>, at: &str, above: &str, cx: &mut Cx<'_>) -> Value {
    let mut stated = words::read(&row.description);
    if stated.has_scopes {
        cx.facts.field_scopes.add(&row.name, &row.description);
    }
    stated.example = stated.example.take().or_else(|| row.example.clone());
    let items = stated.example.as_deref().filter(|_| row.inner.is_empty()).and_then(|shown| items_in(&row.ty, shown));
    let basis = items.is_some().then_some("example");
    let ty = if let Some(items) = items {
        items
    } else if row.inner.is_empty() {
        resolve::resolve(&row.ty, &stated.values, at, cx)
    } else {
        object_type(row, at, above, cx)
    };
    let source =
        Source { row, at, stated, is_sent: !matches!(cx.section, FieldSection::Response | FieldSection::Event) };
    let mut field = FieldFacts {
        ty,
        is_deprecated: source.stated.is_retired,
        sentence: field_scopes::without_rule(&source.stated.prose).to_owned(),
        ..FieldFacts::default()
    };
    if !row.inner.is_empty() && row.ty.eq_ignore_ascii_case("string") {
        read_members_of_text(&source, &mut field);
    }
    read_example(&source, &mut field, cx);
    read_row(&source, &mut field, cx);
    field.basis = field.basis.or(basis);
    let stated = bounds::stated_bounds(&source.stated, &row.name, &field.ty, source.is_sent, at);
    // Only a required text is refused if it is empty.
    if field.is_required && !field.is_json_text {
        let empty = bounds::empty_text(&source.stated, &field.ty, &stated, at);
        field.empty = empty.bounds;
        empty.doubts.into_iter().for_each(|doubt| cx.facts.add_doubt(doubt));
    }
    field.bounds = stated.bounds;
    stated.doubts.into_iter().for_each(|doubt| cx.facts.add_doubt(doubt));
    if !field.is_json_text {
        let (bytes, doubt) = bounds::bytes(&source.stated, &field.ty, source.is_sent, at);
        field.bytes = bytes;
        if let Some(doubt) = doubt {
            cx.facts.add_doubt(doubt);
        }
    }
    read_default(&source, &mut field, cx);
    allowed::read_allowed(&source.stated, at, &mut field, cx);
    doubt_description(&source, &field.ty, cx);
    field.into_value()
}

/// Returns the type of a row with inner rows: the name of an object, with the map and the lists
/// around it.
fn object_type(row: &FieldRow<'_>, at: &str, above: &str, cx: &mut Cx<'_>) -> String {
    let stated = parse_type(&row.ty);
    let own = stated.vendor_name();
    let members: Vec<String> = row.inner.iter().map(|row| row.name.clone()).collect();
    if let Some(name) = cx.type_above(own, &members) {
        return stated.around(&name);
    }
    let was_known = cx.types.find(own).is_some();
    cx.above.push((own.to_owned(), members));
    let inner = fields(&row.inner, at, if own.is_empty() { &row.name } else { own }, cx);
    cx.above.pop();
    // An inner object may have the same name and more members. The name then means that object.
    let is_inner = !was_known && cx.types.find(own).is_some();
    let name = cx.types.name(own, &row.name, above, inner);
    if !own.is_empty() && name != camel(own) && !is_inner {
        cx.types.rename_within(&name, &camel(own));
    }
    stated.around(&name)
}

/// Returns the type of a list whose items only the example shows.
fn items_in(ty: &str, shown: &str) -> Option<String> {
    let stated = parse_type(ty);
    let items =
        value::inside(shown.trim().trim_matches('`')).filter(|_| stated.name.is_empty() && stated.lists == 1)?;
    let ty = value::ty(&items);
    (ty.ends_with("[]") && !ty.starts_with("any") && !ty.starts_with("map")).then_some(ty)
}

/// Words for a list in the description of JSON text.
const LISTS: [&str; 3] = ["数组", "array", "list of"];

/// Makes a string with members JSON text that contains an object, or a list of objects.
fn read_members_of_text(source: &Source<'_>, field: &mut FieldFacts) {
    let description = source.row.description.text.to_lowercase();
    if LISTS.iter().any(|word| description.contains(word)) && !field.ty.ends_with("[]") {
        field.ty.push_str("[]");
    }
    field.is_json_text = true;
}

fn read_example(source: &Source<'_>, field: &mut FieldFacts, cx: &mut Cx<'_>) {
    let Some(example) = source.stated.example.as_deref() else { return };
    let at = source.at;
    let is_lost = example.contains(LOST);
    if is_lost {
        cx.facts.doubt(
            &kinds::LOST_CHARACTERS,
            at,
            "No example.",
            "The page has an example, but some of its characters are lost.",
        );
    }
    if field.is_json_text {
        let text = value::read(example, "string");
        field.example = text.as_ref().and_then(Value::as_text).and_then(value::inside).filter(|_| !is_lost);
        return;
    }
    let may_be_json_text =
        matches!(cx.section, FieldSection::Body | FieldSection::Query) && !paging::is_token(&source.row.name);
    match classify(example, &field.ty, may_be_json_text, cx.section) {
        StatedExample::JsonText(json) => {
            field.ty = value::ty(&json);
            field.is_json_text = true;
            field.example = (!is_lost).then_some(json);
        }
        _ if is_lost || example.is_empty() => {}
        StatedExample::Fits(value) => field.example = Some(value),
        // The place of a file has no value: its words are a placeholder.
        StatedExample::Misfit if field.ty == "file" => {}
        StatedExample::Misfit => {
            cx.facts.doubt(
                &kinds::UNREAD_EXAMPLE,
                at,
                OTHER_EXAMPLE,
                format!("The example is not {}: {}", field.ty, short(example)),
            );
        }
    }
}

/// Reads the facts of the row's other columns.
fn read_row(source: &Source<'_>, field: &mut FieldFacts, cx: &mut Cx<'_>) {
    let Source { row, at, is_sent, .. } = source;
    field.is_required = row.required && *is_sent && cx.section != FieldSection::Path;
    field.basis = row.is_shown.then_some("example");
    if row.is_shown && row.ty.starts_with("any") {
        let why = "The type is derived from the example, which shows no value of it.";
        cx.facts.doubt(&kinds::ASSUMED_TYPE, *at, format!("{}.", field.ty), why);
    }
    if row.is_unclear && *is_sent {
        cx.facts.doubt(&kinds::REQUIRED_IN_WORDS, *at, "Optional.", "The page says more than yes or no.");
    } else if !row.required && *is_sent && prose::may_require(&row.description.text) {
        cx.facts.doubt(&kinds::REQUIRED_IN_WORDS, *at, "Optional.", "The prose says when the field is required.");
    }
    if row.jumps {
        cx.facts.doubt(
            &kinds::ASSUMED_NESTING,
            *at,
            "Inside of the row above.",
            "The row is more than one level deeper than the row above.",
        );
    }
}

fn read_default(source: &Source<'_>, field: &mut FieldFacts, cx: &mut Cx<'_>) {
    let (at, ty) = (source.at, &field.ty);
    // No server assumes a value for an event.
    if cx.section == FieldSection::Event {
        return;
    }
    let Some(default) = source.stated.default.as_deref() else {
        field.default = default_in_prose(source, ty, cx);
        return;
    };
    if source.row.required {
        let why = format!("The page gives the default {}.", short(default));
        return cx.facts.doubt(&kinds::READINGS_DISAGREE, at, REQUIRED_WITH_DEFAULT, why);
    }
    // Words may explain the value behind a comma.
    let first = default.split(['，', '。', '；']).next().unwrap_or_default();
    field.default = value::read(default, ty).or_else(|| value::read(first, ty));
    if field.default.is_none() {
        cx.facts.doubt(
            &kinds::DEFAULT_IN_WORDS,
            at,
            "No default.",
            format!("The default is not {ty}: {}", short(default)),
        );
    }
}

/// Returns the default that only prose states, if the field is optional and sent.
///
/// A doubt names a default that binds only on a condition, or is in another unit.
fn default_in_prose(source: &Source<'_>, ty: &str, cx: &mut Cx<'_>) -> Option<Value> {
    let DescriptionFacts { spoken, values, choices, .. } = &source.stated;
    if source.row.required || !source.is_sent {
        return None;
    }
    let listed = if values.is_empty() { &choices.list } else { values };
    let is_listed = |text: &String| listed.is_empty() || listed.iter().any(|choice| choice.value == *text);
    let stated = spoken.value.as_ref().filter(|stated| match ty {
        "boolean" | "integer" | "number" => true,
        "string" => stated.is_text && is_listed(&stated.text),
        _ => false,
    });
    let Some(default) = stated.and_then(|stated| value::read(&stated.text, ty)) else {
        if !spoken.unread.is_empty() && ["boolean", "integer", "number", "string"].contains(&ty) {
            let why = format!("The prose may state a default: {}.", spoken.unread.join(", "));
            cx.facts.doubt(&kinds::DEFAULT_IN_WORDS, source.at, "No default.", why);
        }
        return None;
    };
    let assumed = format!("Default {}.", default.to_json());
    cx.facts.settle(&kinds::DEFAULT_IN_WORDS, source.at, assumed, "The page states the default in prose.");
    Some(default)
}

/// Adds doubts about the parts of a description that cannot be read.
fn doubt_description(source: &Source<'_>, ty: &str, cx: &mut Cx<'_>) {
    let Source { at, stated, .. } = source;
    // A client checks no bounds of a response.
    if !stated.unread.is_empty() && source.is_sent {
        let why = format!("No bounds can be derived from the rule: {}", stated.unread.join("; "));
        cx.facts.doubt(&kinds::UNREAD_RULE, *at, format!("Any value of type {ty}."), why);
    }
    if stated.is_damaged {
        cx.facts.doubt(
            &kinds::LOST_CHARACTERS,
            *at,
            "No facts from the description.",
            "Some of its characters are lost.",
        );
    }
}

/// Shortens a value of the page for a message: one line of at most 60 characters.
///
/// A text beyond ASCII is the vendor's wording and becomes `…`.
fn short(value: &str) -> String {
    let line: String = value.lines().next().unwrap_or_default().chars().take(60).collect();
    if line.is_ascii() { format!("`{line}`") } else { "`…`".to_owned() }
}
