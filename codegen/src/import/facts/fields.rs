//! Fields: the rows of a table as mappings of the spec.

use super::column::Described;
use super::context::{Cx, FieldSection};
use super::{allowed, paging, value};
use crate::format::keys;
use crate::import::draft::{STEP, UNWRITTEN, ordered, text};
use crate::import::page::LOST;
use crate::import::prose::Unit;
use crate::import::words::{self, DescriptionFacts};
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Converts rows to fields.
///
/// `at` is the address of the parent, `above` is its name.
pub(super) fn fields(rows: &[Described<'_>], at: &str, above: &str, cx: &mut Cx<'_>) -> Entries {
    let mut fields: Entries = Vec::new();
    for row in rows {
        if fields.iter().any(|(name, _)| *name == row.name) {
            let why = format!("The page lists `{}` twice.", row.name);
            cx.facts.doubt(root(at), "The first of the two rows.", why);
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

fn field(row: &Described<'_>, at: &str, above: &str, cx: &mut Cx<'_>) -> Value {
    let mut told = words::read(&row.description);
    if told.has_scopes {
        cx.facts.tally.leave("scopes of single fields", row.lines());
    }
    told.example = told.example.take().or_else(|| row.example.clone());
    let mut ty = ty(row, at, above, &told, cx);
    let mut entries: Entries = Vec::new();
    let is_sent = cx.section != FieldSection::Reply;
    let may_hold = ty == "string"
        && matches!(cx.section, FieldSection::Body | FieldSection::Query)
        && !paging::is_token(&row.name);
    let json = told.example.as_deref().filter(|_| may_hold).and_then(|example| match value::read(example, "string") {
        Some(Value::Text(text)) => value::inside(&text),
        _ => None,
    });
    let is_lost = told.example.as_deref().is_some_and(|example| example.contains(LOST));
    if is_lost {
        doubt(at, "No example.", "The page has an example, but some of its characters are lost.", cx);
    }
    if let Some(json) = json {
        ty = value::ty(&json);
        entries.push(("json_text".to_owned(), Value::Bool(true)));
        if !is_lost {
            entries.push(("example".to_owned(), json));
        }
        doubt(at, format!("JSON text that contains {ty}."), "The type is string, but the example is JSON text.", cx);
    } else if let Some(example) = told.example.as_deref().filter(|example| !is_lost && !example.is_empty()) {
        match value::read(example, &ty) {
            Some(example) => entries.push(("example".to_owned(), example)),
            None => doubt(at, "No example.", format!("The example is not {ty}: {}", short(example)), cx),
        }
    }
    if row.required && is_sent && cx.section != FieldSection::Path {
        entries.push(("required".to_owned(), Value::Bool(true)));
    }
    if row.is_shown {
        entries.push(("basis".to_owned(), text("example")));
        if row.ty.starts_with("any") {
            doubt(at, format!("{ty}."), "The type is derived from the example, which shows no value of it.", cx);
        }
    }
    if row.is_unclear && is_sent {
        doubt(at, "Optional.", "The page says more than yes or no.", cx);
    }
    bounds(&told, &ty, at, &mut entries, cx);
    spoken_default(row, &told, &ty, at, &mut entries, cx);
    match told.default.as_deref().map(|default| (default, value::read(default, &ty))) {
        None => {}
        Some((default, _)) if row.required => {
            doubt(at, "Required, without a default.", format!("The page gives the default {}.", short(default)), cx);
        }
        Some((_, Some(default))) => entries.push(("default".to_owned(), default)),
        Some((default, None)) => doubt(at, "No default.", format!("The default is not {ty}: {}", short(default)), cx),
    }
    allowed::allowed(&told, &ty, at, &mut entries, cx);
    if !told.unread.is_empty() {
        let why = format!("No bounds can be derived from the rule: {}", told.unread.join("; "));
        doubt(at, format!("Any value of type {ty}."), why, cx);
    }
    if told.is_retired {
        entries.push(("deprecated".to_owned(), Value::Bool(true)));
    }
    if told.is_damaged {
        doubt(at, "No facts from the description.", "Some of its characters are lost.", cx);
    }
    entries.push(("type".to_owned(), text(ty)));
    entries.push(("doc".to_owned(), text(UNWRITTEN)));
    ordered(entries, &keys::FIELD)
}

/// A default that stands in prose, where the row has none.
fn spoken_default(
    row: &Described<'_>,
    told: &DescriptionFacts,
    ty: &str,
    at: &str,
    entries: &mut Entries,
    cx: &mut Cx<'_>,
) {
    let spoken =
        told.spoken.as_deref().filter(|_| told.default.is_none() && !row.required && cx.section != FieldSection::Reply);
    let is_plain = ["boolean", "integer", "number"].contains(&ty);
    if let Some(default) = spoken.filter(|_| is_plain).and_then(|spoken| value::read(spoken, ty)) {
        doubt(at, format!("Default {}.", default.to_json()), "The page states the default in prose.", cx);
        entries.push(("default".to_owned(), default));
    }
}

fn doubt(at: &str, assumed: impl Into<String>, why: impl Into<String>, cx: &mut Cx<'_>) {
    cx.facts.doubt(at, assumed, why);
}

/// Shortens a value of the page for a message: one line of at most 60 characters.
///
/// A text beyond ASCII is the vendor's wording and becomes `…`.
fn short(value: &str) -> String {
    let line: String = value.lines().next().unwrap_or_default().chars().take(60).collect();
    if line.is_ascii() { format!("`{line}`") } else { "`…`".to_owned() }
}

/// Bounds from rules and, where these give none, from prose.
fn bounds(told: &DescriptionFacts, ty: &str, at: &str, entries: &mut Entries, cx: &mut Cx<'_>) {
    let (key, stated) = match ty {
        "string" => ("chars", told.length),
        "integer" | "number" => ("range", told.range),
        _ if ty.ends_with("[]") => ("items", told.length),
        _ => ("", None),
    };
    if let Some([min, max]) = stated {
        entries.push((key.to_owned(), text(span(min, max))));
    } else if let Some((limit, unit)) = told.limits.first().filter(|_| cx.section != FieldSection::Reply) {
        let fits = match key {
            "chars" => *unit == Unit::Characters,
            "items" | "range" => *unit != Unit::Characters,
            _ => false,
        };
        if fits && told.limits.len() == 1 {
            entries.push((key.to_owned(), text(span(None, Some(*limit)))));
            doubt(at, format!("At most {limit}, as `{key}`."), "The page states the limit in prose.", cx);
        } else {
            let limits: Vec<String> = told.limits.iter().map(|(limit, _)| limit.to_string()).collect();
            doubt(at, "No bounds.", format!("The prose may state a limit: {}.", limits.join(", ")), cx);
        }
    }
    if let Some((min, max, unit)) = told.span.filter(|_| entries.iter().all(|(known, _)| known != key)) {
        let fits = match key {
            "chars" => unit == Unit::Characters,
            "items" => unit == Unit::Items,
            "range" => unit == Unit::None,
            _ => false,
        };
        if fits && cx.section != FieldSection::Reply {
            entries.push((key.to_owned(), text(span(min, Some(max)))));
            doubt(at, format!("{} as `{key}`.", span(min, Some(max))), "The page states the bounds in prose.", cx);
        }
    }
    let lost = match key {
        "chars" | "items" => told.range,
        "range" => told.length,
        _ => told.length.or(told.range),
    };
    if let Some([min, max]) = lost {
        doubt(at, "No such bounds.", format!("The page bounds a value of type {ty} by {}.", span(min, max)), cx);
    }
}

fn span(min: Option<i64>, max: Option<i64>) -> String {
    let end = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
    format!("{}..{}", end(min), end(max))
}

/// The type of a row: its own, or that of the rows inside it.
fn ty(row: &Described<'_>, at: &str, above: &str, told: &DescriptionFacts, cx: &mut Cx<'_>) -> String {
    let mut stated = row.ty.trim();
    let mut lists = String::new();
    while let Some(item) = stated.strip_suffix("[]") {
        stated = item.trim();
        lists.push_str("[]");
    }
    if stated.eq_ignore_ascii_case("array") || stated.eq_ignore_ascii_case("list") {
        stated = "";
        lists.push_str("[]");
    }
    while let Some(item) = item_type(stated) {
        stated = item;
        lists.push_str("[]");
    }
    if !row.inner.is_empty() {
        let map = stated.to_lowercase().starts_with("map");
        let name = if is_plain(stated) { "" } else { stated };
        let above_inner = if name.is_empty() { row.name.as_str() } else { name };
        let inner = fields(&row.inner, at, above_inner, cx);
        let name = cx.types.name(name, &row.name, above, inner);
        return if map { format!("map<{name}>{lists}") } else { format!("{name}{lists}") };
    }
    let known = match stated.to_lowercase().as_str() {
        "int" | "integer" | "int32" | "int64" | "long" => "integer",
        "number" | "float" | "double" | "number(float)" | "number(double)" => "number",
        "bool" | "boolean" => "boolean",
        "object" | "map" => "map<any>",
        "any" => "any",
        // Below the top there are no parts.
        "file" if cx.section == FieldSection::Body && lists.is_empty() && at.matches(STEP).count() == 1 => "file",
        "enum" if told.values.iter().all(|value| value.parse::<i64>().is_ok()) && !told.values.is_empty() => {
            doubt(at, "An integer.", "The page calls the type an enumeration, but its values are numbers.", cx);
            "integer"
        }
        "string" | "text" | "enum" => "string",
        map if map.starts_with("map<") && map.contains(',') => {
            let value = map.trim_end_matches('>').rsplit(',').next().unwrap_or_default().trim();
            match value {
                "string" => "map<string>",
                "int" | "integer" => "map<integer>",
                "boolean" | "bool" => "map<boolean>",
                _ => "map<any>",
            }
        }
        _ => "",
    };
    if !known.is_empty() {
        return format!("{known}{lists}");
    }
    if let Some(name) = cx.types.find(stated).filter(|_| !stated.is_empty()) {
        let name = name.to_owned();
        doubt(
            at,
            format!("The type {name} of this page."),
            "The page repeats the name of the type, but not its fields.",
            cx,
        );
        return format!("{name}{lists}");
    }
    let why = match stated {
        "" if !lists.is_empty() => "The page does not state the type of the list's items.".to_owned(),
        "" | "-" => "The page states no type.".to_owned(),
        "file" => "The page has a file here, but only a multipart body can contain files.".to_owned(),
        other => format!("The page calls the type `{other}` and lists no fields."),
    };
    // Path, query and headers carry scalars alone. What has a type of the vendor's own is an object.
    let assumed = match cx.section {
        FieldSection::Path | FieldSection::Query => "string",
        FieldSection::Body | FieldSection::Reply if ["", "-", "file"].contains(&stated) => "any",
        FieldSection::Body | FieldSection::Reply => "map<any>",
    };
    doubt(at, format!("{assumed}{lists}"), why, cx);
    format!("{assumed}{lists}")
}

/// `string` of `array<string>`.
fn item_type(stated: &str) -> Option<&str> {
    let (list, item) = stated.strip_suffix('>')?.split_once('<')?;
    (list.eq_ignore_ascii_case("array") || list.eq_ignore_ascii_case("list")).then_some(item.trim())
}

/// Whether a type says no more than that there is an object.
fn is_plain(stated: &str) -> bool {
    let small = stated.to_lowercase();
    ["", "-", "object", "map", "any", "string", "int", "list", "array"].contains(&small.as_str())
        || small.starts_with("map<")
}
