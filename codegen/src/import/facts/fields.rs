//! Fields: the rows of a table as mappings of the spec.

use super::column::FieldRow;
use super::context::{Cx, FieldSection};
use super::field_facts::FieldFacts;
use super::stated_type::parse_type;
use super::{allowed, bounds, paging, resolve, value};
use crate::diagnostics::codes::kinds;
use crate::import::draft::STEP;
use crate::import::page::LOST;
use crate::import::words::{self, DescriptionFacts};
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Converts rows to fields.
///
/// `at` is the address of the parent, `above` is its name.
pub(super) fn fields(rows: &[FieldRow<'_>], at: &str, above: &str, cx: &mut Cx<'_>) -> Entries {
    let mut fields: Entries = Vec::new();
    for row in rows {
        if fields.iter().any(|(name, _)| *name == row.name) {
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

fn field(row: &FieldRow<'_>, at: &str, above: &str, cx: &mut Cx<'_>) -> Value {
    let mut stated = words::read(&row.description);
    if stated.has_scopes {
        cx.facts.tally.note_unread(&kinds::FIELD_SCOPES, row.lines());
    }
    stated.example = stated.example.take().or_else(|| row.example.clone());
    let ty = if row.inner.is_empty() {
        resolve::resolve(&row.ty, &stated.values, at, cx)
    } else {
        object_type(row, at, above, cx)
    };
    let source = Source { row, at, stated, is_sent: cx.section != FieldSection::Response };
    let mut field = FieldFacts {
        ty,
        is_deprecated: source.stated.is_retired,
        sentence: source.stated.prose.clone(),
        ..FieldFacts::default()
    };
    read_example(&source, &mut field, cx);
    read_row(&source, &mut field, cx);
    let stated = bounds::stated_bounds(&source.stated, &field.ty, source.is_sent, at);
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
    let name = stated.vendor_name();
    let inner = fields(&row.inner, at, if name.is_empty() { &row.name } else { name }, cx);
    let name = cx.types.name(name, &row.name, above, inner);
    let brackets = stated.brackets();
    if stated.is_map() { format!("map<{name}>{brackets}") } else { format!("{name}{brackets}") }
}

/// The example of a field, as far as it fits the type.
#[derive(Debug, PartialEq)]
enum StatedExample {
    /// JSON text in a string.
    JsonText(Value),
    Fits(Value),
    Misfit,
}

/// Classifies the example of a field of a type.
fn classify_example(example: &str, ty: &str, may_be_json_text: bool) -> StatedExample {
    if let Some(Value::Text(text)) = value::read(example, "string").filter(|_| may_be_json_text && ty == "string")
        && let Some(json) = value::inside(&text)
    {
        return StatedExample::JsonText(json);
    }
    value::read(example, ty).map_or(StatedExample::Misfit, StatedExample::Fits)
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
    let may_be_json_text =
        matches!(cx.section, FieldSection::Body | FieldSection::Query) && !paging::is_token(&source.row.name);
    match classify_example(example, &field.ty, may_be_json_text) {
        StatedExample::JsonText(json) => {
            field.ty = value::ty(&json);
            field.is_json_text = true;
            field.example = (!is_lost).then_some(json);
            let assumed = format!("JSON text that contains {}.", field.ty);
            cx.facts.doubt(&kinds::ASSUMED_TYPE, at, assumed, "The type is string, but the example is JSON text.");
        }
        _ if is_lost || example.is_empty() => {}
        StatedExample::Fits(value) => field.example = Some(value),
        // The place of a file has no value: its words are a placeholder.
        StatedExample::Misfit if field.ty == "file" => {}
        StatedExample::Misfit => {
            cx.facts.doubt(
                &kinds::UNREAD_EXAMPLE,
                at,
                "No example.",
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
    }
}

fn read_default(source: &Source<'_>, field: &mut FieldFacts, cx: &mut Cx<'_>) {
    let (at, ty) = (source.at, &field.ty);
    let Some(default) = source.stated.default.as_deref() else {
        field.default = default_in_prose(source, ty, cx);
        return;
    };
    if source.row.required {
        let why = format!("The page gives the default {}.", short(default));
        return cx.facts.doubt(&kinds::READINGS_DISAGREE, at, "Required, without a default.", why);
    }
    field.default = value::read(default, ty);
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
fn default_in_prose(source: &Source<'_>, ty: &str, cx: &mut Cx<'_>) -> Option<Value> {
    let stated = source.stated.spoken.as_deref().filter(|_| !source.row.required && source.is_sent)?;
    let is_plain = ["boolean", "integer", "number"].contains(&ty);
    let default = value::read(stated, ty).filter(|_| is_plain)?;
    let assumed = format!("Default {}.", default.to_json());
    cx.facts.doubt(&kinds::DEFAULT_IN_WORDS, source.at, assumed, "The page states the default in prose.");
    Some(default)
}

/// Adds doubts about the parts of a description that cannot be read.
fn doubt_description(source: &Source<'_>, ty: &str, cx: &mut Cx<'_>) {
    let Source { at, stated, .. } = source;
    if !stated.unread.is_empty() {
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

#[cfg(test)]
mod tests {
    use super::{StatedExample, Value, classify_example};

    #[test]
    fn an_example_fits_its_type_or_is_json_text() {
        let number = |number: i64| Value::Integer(number.into());
        let rows = [
            ("12", "integer", true, StatedExample::Fits(number(12))),
            ("twelve", "integer", true, StatedExample::Misfit),
            ("[1]", "string", false, StatedExample::Fits(Value::from("[1]"))),
            ("[1]", "string", true, StatedExample::JsonText(Value::List(vec![number(1)]))),
            ("[1]", "integer[]", true, StatedExample::Fits(Value::List(vec![number(1)]))),
            ("{", "string", true, StatedExample::Fits(Value::from("{"))),
        ];
        for (example, ty, may_be_json_text, expected) in rows {
            assert_eq!(classify_example(example, ty, may_be_json_text), expected, "`{example}` as {ty}");
        }
    }
}
