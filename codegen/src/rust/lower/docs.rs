//! What rustdoc shows: the page's facts in words.

use super::plain::plain;
use crate::rust::ir::Docs;
use crate::spec::{Bounds, Erratum, ErrorRow, Field, Operation, PageSource, Service, Shared, Ty, Type, Vendor};

/// A text as one paragraph.
pub(super) fn sentences(text: &str) -> Docs {
    text.lines().map(|line| plain(line.trim())).collect()
}

pub(super) fn vendor(vendor: &Vendor) -> Docs {
    let mut docs = vec![format!("Client of {}.", plain(&vendor.title)), String::new()];
    docs.extend(sentences(&vendor.doc));
    shared(&mut docs, &vendor.shared);
    docs
}

/// The pages and errata of a `vendor.yaml` or `service.yaml`.
fn shared(docs: &mut Docs, shared: &Shared) {
    list(docs, "Pages:", shared.sources.iter().map(|page| format!("- {}", source(page))));
    errata(docs, &shared.errata);
}

pub(super) fn group(path: &[String], service: Option<&Service>, vendor: &Vendor) -> Docs {
    let name = if path.is_empty() { plain(&vendor.title) } else { format!("`{}`", path.join(".")) };
    let title = service.and_then(|service| service.title.clone());
    let mut docs = vec![match title {
        Some(title) => format!("Operations of {name}: {}.", plain(&title)),
        None => format!("Operations of {name}."),
    }];
    if let Some(doc) = service.and_then(|service| service.doc.as_deref()) {
        docs.push(String::new());
        docs.extend(sentences(doc));
    }
    if let Some(service) = service {
        shared(&mut docs, &service.shared);
    }
    docs
}

pub(super) fn ty(ty: &Type) -> Docs {
    let mut docs = sentences(&ty.doc);
    if let [first, ..] = ty.either.as_slice() {
        let names: Vec<String> = ty.either.iter().map(|name| format!("`{name}`")).collect();
        let (last, others) =
            names.split_last().map_or((first.as_str(), &names[..]), |(last, others)| (last.as_str(), others));
        docs.push(String::new());
        docs.push(format!("Set at least one of {} and {last}; `{first}` takes precedence.", others.join(", ")));
    }
    docs
}

pub(super) fn response(request: &str) -> Docs {
    vec![format!("The response to [`{request}`].")]
}

pub(super) fn field(field: &Field) -> Docs {
    let mut docs = sentences(&field.doc);
    let mut facts = Vec::new();
    let bounds = [(field.chars, " character"), (field.items, " item"), (field.range, "")];
    facts.extend(bounds.into_iter().filter_map(|(bounds, unit)| bounds.map(|bounds| bounds_words(bounds, unit))));
    facts.extend(allowed(field).map(|allowed| format!("{}{}.", allowed[..1].to_uppercase(), &allowed[1..])));
    facts.extend(field.pattern.as_deref().map(|pattern| format!("Pattern: `{}`.", quoted(pattern))));
    if field.json_text {
        facts.push("Sent as a string that contains this value as JSON.".to_owned());
    }
    if let Some(default) = &field.default {
        facts.push(format!("Default on the server: `{}`.", quoted(&default.to_json())));
    }
    if field.deprecated {
        facts.push("Deprecated by the vendor.".to_owned());
    }
    if field.from_example {
        facts.push("Type derived from the page's example.".to_owned());
    }
    if let Some(example) = &field.example {
        facts.push(format!("Example: `{}`.", quoted(&example.to_json())));
    }
    if !facts.is_empty() {
        docs.push(String::new());
        docs.push(facts.join(" "));
    }
    docs
}

/// The values that the page allows: "one of `1`, `2`".
pub(super) fn allowed(field: &Field) -> Option<String> {
    let values: Vec<String> = field.values.iter().map(|value| format!("`{}`", quoted(&value.to_json()))).collect();
    let values = values.join(", ");
    match &field.ty {
        _ if field.values.is_empty() => None,
        Ty::List(_) => Some(format!("each one of {values}")),
        _ => Some(format!("one of {values}")),
    }
}

/// Text that stands between backticks.
fn quoted(text: &str) -> String {
    text.replace('`', "'")
}

fn bounds_words(bounds: Bounds, unit: &str) -> String {
    let counted = |number: i64| match number {
        1 => format!("1{unit}"),
        _ if unit.is_empty() => number.to_string(),
        _ => format!("{number}{unit}s"),
    };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("Exactly {}.", counted(max)),
        (Some(min), Some(max)) => format!("{min} to {}.", counted(max)),
        (Some(min), None) => format!("At least {}.", counted(min)),
        (_, max) => format!("At most {}.", counted(max.unwrap_or_default())),
    }
}

pub(super) fn row(row: &ErrorRow) -> Docs {
    let status = row.status.map(|status| format!(", HTTP {status}")).unwrap_or_default();
    let code = format!("code `{}`{status}", row.code);
    let mut docs = match (&row.message, &row.meaning) {
        (Some(message), _) => vec![format!("`{}` ({code}).", quoted(message))],
        (None, Some(meaning)) => vec![format!("{} ({code}).", plain(meaning).trim_end_matches('.'))],
        (None, None) => vec![format!("The {code}.")],
    };
    paragraph(&mut docs, row.remedy.iter().map(|remedy| plain(remedy)));
    docs
}

/// All that a caller may want to know of an operation.
pub(super) fn request(operation: &Operation) -> Docs {
    let mut docs = vec![plain(operation.summary.trim())];
    paragraph(&mut docs, operation.notes.iter().map(|note| format!("- {}", plain(note.trim()))));
    if operation.deprecated {
        paragraph(&mut docs, ["The vendor has deprecated this operation.".to_owned()]);
    }
    list(&mut docs, "Facts from the page:", facts(operation));
    errata(&mut docs, &operation.errata);
    docs
}

/// What pages are known to say wrongly.
fn errata(docs: &mut Docs, errata: &[Erratum]) {
    let lines = errata.iter().map(|Erratum { at, page, fact }| {
        format!("- `{}`. The page: {} Correction: {}", quoted(at), plain(page.trim()), plain(fact.trim()))
    });
    list(docs, "Errata:", lines);
}

/// A list under a line of its own, which keeps it apart from the list before.
fn list(docs: &mut Docs, title: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() {
        paragraph(docs, [title.to_owned(), String::new()]);
        docs.extend(lines);
    }
}

fn paragraph(docs: &mut Docs, lines: impl IntoIterator<Item = String>) {
    let lines: Vec<String> = lines.into_iter().collect();
    if !lines.is_empty() {
        docs.push(String::new());
        docs.extend(lines);
    }
}

/// The documented rates: `1000 a minute`.
pub(super) fn rates(operation: &Operation) -> Vec<String> {
    let rates = [(operation.rates.per_minute, "a minute"), (operation.rates.per_second, "a second")];
    rates.iter().filter_map(|(rate, unit)| rate.map(|rate| format!("{rate} {unit}"))).collect()
}

fn facts(operation: &Operation) -> Vec<String> {
    let code = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let mut facts = vec![format!("- Call: `{} {}`", operation.http.method, operation.http.path)];
    match operation.tokens.as_slice() {
        [] => {}
        [token] => facts.push(format!("- Token: `{token}`")),
        tokens => facts.push(format!("- Token: any one of {}", code(tokens))),
    }
    match operation.scopes.as_slice() {
        [] => {}
        [scope] => facts.push(format!("- Scope: `{scope}`")),
        scopes => facts.push(format!("- Scope: any one of {}", code(scopes))),
    }
    if !operation.app_types.is_empty() {
        facts.push(format!("- Kinds of apps: {}", code(&operation.app_types)));
    }
    let rates = rates(operation);
    if !rates.is_empty() {
        facts.push(format!("- Documented rate: {}", rates.join(" and ")));
    }
    if let Some(repeat) = &operation.repeat {
        let (safe, by) = (
            if repeat.safe { "safe" } else { "not safe" },
            if repeat.by_page { "according to the page" } else { "our judgment" },
        );
        facts.push(format!("- Retrying is {safe} ({by}): {}", plain(repeat.why.trim())));
    }
    if operation.sends_multipart() {
        facts.push("- Body: `multipart/form-data`".to_owned());
    }
    if operation.receives_file {
        facts.push("- Response: a file".to_owned());
    }
    let regions: Vec<String> = operation.regions.iter().map(|region| plain(region)).collect();
    if !regions.is_empty() {
        facts.push(format!("- Offered in {} regions: {}", operation.regions.len(), regions.join(", ")));
    }
    if operation.bare {
        facts.push("- Response: with or without the envelope".to_owned());
    }
    facts.push(format!("- Page: {}", source(&operation.source)));
    facts
}

fn source(source: &PageSource) -> String {
    let page =
        source.url.as_ref().map_or_else(|| plain(&source.title), |url| format!("[{}](<{url}>)", plain(&source.title)));
    source.updated.as_ref().map_or_else(|| page.clone(), |day| format!("{page}, {day}"))
}
