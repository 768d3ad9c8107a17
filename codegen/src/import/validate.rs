//! The check of a draft against all rules of specs: contradictions of the page become doubts.

use super::draft::Facts;
use super::merge::KEPT_AS_TEXT;
use super::vendor::Vendor;
use super::write;
use crate::diagnostics::codes::{self, Severity, kinds};
use crate::diagnostics::{FileId, Finding, Report, Source, Sources, Target};
use crate::spec::NO_TOKEN;
use crate::yaml::Value;

/// The largest number of rounds. Each round removes at least one contradiction.
const ROUNDS: usize = 40;

/// Removes contradictions until the draft has no errors.
///
/// # Errors
///
/// The first error that cannot be removed.
pub(super) fn remove_contradictions(facts: &mut Facts) -> Result<(), String> {
    for _ in 0..ROUNDS {
        let findings = findings(facts);
        let Some(first) = findings.first() else { return Ok(()) };
        let before = format!("{:?}", facts.keys);
        let types = format!("{:?}", facts.types);
        let removed = findings.iter().filter(|finding| remove_contradiction(finding, facts)).count();
        if removed == 0 || (before == format!("{:?}", facts.keys) && types == format!("{:?}", facts.types)) {
            return Err(format!("its facts do not make a valid spec: {}", first.message));
        }
    }
    Err("its facts contradict each other too often".to_owned())
}

/// Returns the errors of a draft, checked with a vendor that has everything it needs.
fn findings(facts: &Facts) -> Vec<Finding> {
    let root = facts.root();
    let operation = root.get("operation").and_then(Value::as_text).unwrap_or_default();
    let below = format!("vendor_/{}.yaml", operation.replace('.', "/"));
    let page = Source { path: format!("specs/{below}"), text: write::write(&root, &below) };
    let vendor = Source { path: "specs/vendor_/vendor.yaml".to_owned(), text: vendor("vendor_", &root, facts.vendor) };
    let file = page.path.clone();
    let sources = Sources::new("specs", vec![page, vendor]);
    let mut report = Report::default();
    // The report holds the findings; the result adds nothing.
    let _stopped = crate::spec::read(&sources, &mut report);
    let is_page = |id: FileId| sources.get(id).path == file;
    let found = report.findings().iter().filter(|finding| finding.severity == Severity::Error && is_page(finding.file));
    found.cloned().collect()
}

/// Returns a vendor file with everything that a draft needs.
pub(super) fn vendor(name: &str, root: &Value, vendor: &Vendor) -> String {
    let texts = |key| match root.get(key) {
        Some(Value::List(texts)) => texts.iter().filter_map(Value::as_text).collect(),
        Some(Value::Text(text)) => vec![text.as_str()],
        _ => Vec::new(),
    };
    let scopes = texts("scopes").into_iter().map(|scope| (scope.to_owned(), Value::Text("-".to_owned())));
    let tokens = texts("token").into_iter().filter(|token| *token != NO_TOKEN);
    let auth = tokens.enumerate().map(|(number, token)| {
        format!("  key{number}: {{ scheme: bearer, token: {token}, doc: K., credentials: [key] }}\n")
    });
    let auth: String = auth.collect();
    let data = vendor.data.map(|data| format!("data: {data}, ")).unwrap_or_default();
    let Vendor { code, message, .. } = vendor;
    let [success, known] = [vendor.success, vendor.others].map(|values| values.join(", "));
    let head = format!(
        "vendor: {name}\ntitle: V\ndoc: V.\nhost: https://vendor.example\n\
         envelope: {{ code: {code}, message: {message}, {data}success: [{success}], known: [{known}] }}\n\
         {}",
        if auth.is_empty() { String::new() } else { format!("auth:\n{auth}") }
    );
    format!("{head}scopes: {}\n", Value::Map(scopes.collect()).to_json())
}

/// Removes one contradiction and returns whether there was one to remove.
fn remove_contradiction(finding: &Finding, facts: &mut Facts) -> bool {
    let (Target::Value(address) | Target::Key(address)) = &finding.target else { return false };
    if let Some(rest) = address.strip_prefix("examples[0]") {
        let key = if rest.starts_with(".response") { "response" } else { "request" };
        return keep_as_text(key, finding, facts);
    }
    for key in ["example", "default", "chars", "bytes", "items", "range", "values", "pattern"] {
        let marker = format!(".{key}");
        let Some(end) = address.rfind(&marker) else { continue };
        let (field, rest) = (&address[..end], &address[end + marker.len()..]);
        if (rest.is_empty() || rest.starts_with(['.', '['])) && take(field, key, facts) {
            facts.doubt(&kinds::READINGS_DISAGREE, field, format!("No `{key}`."), sentence(&finding.message));
            return true;
        }
    }
    // A response requires nothing, and whether a type is sent is known only at its use.
    if finding.code.name == codes::REPLY_FIELD.name {
        let (field, key) = address.rsplit_once('.').unwrap_or((address, ""));
        return take(field, key, facts);
    }
    false
}

fn sentence(message: &str) -> String {
    format!("{}{}.", message[..1].to_uppercase(), &message[1..])
}

/// Removes a key of the field at an address.
fn take(field: &str, key: &str, facts: &mut Facts) -> bool {
    let sections = facts.keys.iter_mut().map(|(name, value)| (format!("{name}."), value));
    let types = facts.types.iter_mut().filter_map(|(name, ty)| {
        let Value::Map(entries) = ty else { return None };
        let fields = entries.iter_mut().find(|(key, _)| key == "fields")?;
        Some((format!("types.{name}.fields."), &mut fields.1))
    });
    let mut removed = false;
    for (above, fields) in sections.chain(types) {
        let (Some(name), Value::Map(fields)) = (field.strip_prefix(&above), fields) else { continue };
        for (_, field) in fields.iter_mut().filter(|(known, _)| known == name) {
            let Value::Map(entries) = field else { continue };
            let before = entries.len();
            entries.retain(|(known, _)| known != key);
            removed |= entries.len() < before;
        }
    }
    removed
}

/// Keeps an example that the tables contradict as text, with an erratum about the contradiction.
fn keep_as_text(key: &str, finding: &Finding, facts: &mut Facts) -> bool {
    let Some((_, Value::List(examples))) = facts.keys.iter_mut().find(|(name, _)| name == "examples") else {
        return false;
    };
    let Some(Value::Map(example)) = examples.first_mut() else { return false };
    let Some(at) = example.iter().position(|(name, _)| name == key) else { return false };
    example.remove(at);
    let kept = facts.shown[usize::from(key == "response")].take();
    let mut where_ = "examples[0]".to_owned();
    if let Some(kept) = kept {
        let name = format!("{key}_text");
        where_ = format!("examples[0].{name}");
        example.push((name, Value::Text(kept)));
        *example = match super::draft::ordered(std::mem::take(example), &crate::format::keys::EXAMPLE) {
            Value::Map(entries) => entries,
            _ => Vec::new(),
        };
    }
    let empty = example.is_empty();
    if empty {
        facts.keys.retain(|(name, _)| name != "examples");
        facts.doubt(&kinds::READINGS_DISAGREE, "source", "No example.", sentence(&finding.message));
        return true;
    }
    let erratum = [("at", where_.clone()), ("page", sentence(&finding.message)), ("fact", KEPT_AS_TEXT.to_owned())];
    let erratum = Value::Map(erratum.map(|(key, words)| (key.to_owned(), Value::Text(words))).into());
    match facts.keys.iter_mut().find(|(name, _)| name == "errata") {
        Some((_, Value::List(errata))) => errata.push(erratum),
        _ => facts.keys.push(("errata".to_owned(), Value::List(vec![erratum]))),
    }
    facts.doubt(&kinds::READINGS_DISAGREE, where_, "The tables.", "The example and the tables contradict each other.");
    true
}
