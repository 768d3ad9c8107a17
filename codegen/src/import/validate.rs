//! The check of a draft against all rules of specs: contradictions of the page become doubts.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hasher};

use super::draft::{self, Facts};
use super::merge::{BOUNDS_OF_TABLE, KEPT_AS_TEXT, TYPE_OF_TABLE};
use super::vendor::{Frame, Vendor};
use crate::diagnostics::codes::{self, Severity, kinds};
use crate::diagnostics::{FileId, Finding, Report, Sources, Target};
use crate::format::keys;
use crate::spec::NO_TOKEN;
use crate::yaml::{self, Value};

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
        let before = digest(facts);
        let further = remove_further(&findings, facts);
        let removed = further + findings.iter().filter(|finding| remove_contradiction(finding, facts)).count();
        if removed == 0 || before == digest(facts) {
            return Err(format!("its facts do not make a valid spec: {}", first.message));
        }
    }
    Err("its facts contradict each other too often".to_owned())
}

/// Returns a number that tells the keys and types of a draft from changed ones.
fn digest(facts: &Facts) -> u64 {
    let mut digest = Digest(DefaultHasher::new());
    write!(digest, "{:?} {:?}", facts.keys, facts.types).expect("a digest accepts any text");
    digest.0.finish()
}

/// A digest of text that is never in memory as a whole, because an example can be large.
struct Digest(DefaultHasher);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

/// Returns the errors of a draft, checked with a vendor that has everything it needs.
fn findings(facts: &Facts) -> Vec<Finding> {
    let root = facts.root();
    let below = format!("vendor_/{}.yaml", facts.path());
    let file = format!("specs/{below}");
    let vendor = yaml::parse(&vendor("vendor_", &root, facts.vendor)).unwrap_or(Value::Null);
    let values = BTreeMap::from([(file.clone(), root), ("specs/vendor_/vendor.yaml".to_owned(), vendor)]);
    let sources = Sources::of_values("specs", values);
    let mut report = Report::default();
    // The report holds the findings; the result adds nothing.
    let _stopped = crate::spec::read(&sources, &mut report);
    let is_page = |id: FileId| sources.get(id).path == file;
    // The operation that an event names has a file of its own.
    let is_other = |finding: &Finding| finding.code.name == codes::EVENT_SUBSCRIBE.name;
    report.retain(|finding| finding.severity == Severity::Error && is_page(finding.file) && !is_other(finding));
    report.into_findings()
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
    format!("{head}webhook: {}\nscopes: {}\n", webhook(vendor), Value::Map(scopes.collect()).to_json())
}

/// Returns the way in which a vendor pushes events, as far as drafts depend on it.
fn webhook(vendor: &Vendor) -> String {
    let frame = |frame: &Frame| {
        let ty = frame.ty.join(".");
        let marker = match frame.ty {
            // Old frames have no marker of their own.
            [body, _] if *body == frame.body => format!("marker: {ty}"),
            _ => format!("marker: {}, value: \"{}\"", frame.marker.0, frame.marker.1),
        };
        format!("\"{}\": {{ {marker}, type: {ty}, body: {} }}", frame.schema, frame.body)
    };
    let frames: Vec<String> = vendor.frames.iter().map(frame).collect();
    if frames.is_empty() {
        "{ auth: [bearer, basic] }".to_owned()
    } else {
        format!("{{ frames: {{ {} }} }}", frames.join(", "))
    }
}

/// Removes the examples behind the first one that have findings, and returns their number.
fn remove_further(findings: &[Finding], facts: &mut Facts) -> usize {
    let number = |finding: &Finding| {
        let (Target::Value(address) | Target::Key(address)) = &finding.target else { return None };
        let number: usize = address.strip_prefix("examples[")?.split(']').next()?.parse().ok()?;
        (number > 0).then_some((number, sentence(&finding.message)))
    };
    let wrong: BTreeMap<usize, String> = findings.iter().rev().filter_map(number).collect();
    for (number, why) in wrong.iter().rev() {
        if let Some((_, Value::List(examples))) = facts.keys.iter_mut().find(|(name, _)| name == "examples")
            && *number < examples.len()
        {
            examples.remove(*number);
        }
        facts.doubt(&kinds::UNREAD_EXAMPLE, "source", "One example less.", why.as_str());
    }
    wrong.len()
}

/// Keeps a value of the example that its field does not allow, with an erratum.
fn keep_other_type(address: &str, finding: &Finding, facts: &mut Facts) -> bool {
    let below = |part: &str| address.strip_prefix(part).map(ToOwned::to_owned);
    let (section, inner) = match (below("examples[0].response."), below("examples[0].pushed.")) {
        (Some(inner), _) => ("response", inner),
        (None, Some(inner)) => ("body", inner),
        (None, None) => return false,
    };
    let is_known = |errata: &Value| match errata {
        Value::List(errata) => errata.iter().any(|erratum| erratum.get("at").and_then(Value::as_text) == Some(address)),
        _ => false,
    };
    let is_type = finding.code.name == codes::EXAMPLE_TYPE.name;
    if !(is_type || finding.code.name == codes::EXAMPLE_BOUNDS.name)
        || facts.keys.iter().any(|(key, value)| key == "errata" && is_known(value))
    {
        return false;
    }
    let is_beside = facts.keys.iter().any(|(key, _)| key == "data" || key == "bare");
    let data = facts.vendor.data.filter(|_| section == "response" && !is_beside);
    let schema = facts.keys.iter().find(|(key, _)| key == "schema").and_then(|(_, schema)| schema.as_text());
    let frame = facts.vendor.frames.iter().find(|frame| section == "body" && Some(frame.schema) == schema);
    let steps: Vec<&str> = inner.split('.').map(|step| step.split('[').next().unwrap_or(step)).collect();
    let steps = match data.or_else(|| frame.map(|frame| frame.body)) {
        Some(data) if steps.first() != Some(&data) || steps.len() < 2 => return false,
        Some(_) => &steps[1..],
        None => &steps[..],
    };
    if !is_type {
        push_erratum(address, &finding.message, BOUNDS_OF_TABLE, facts);
        return true;
    }
    let field = draft::address(&facts.root(), section, steps);
    let why = format!("The value of the example is of another type: {}.", finding.message);
    facts.doubt(&kinds::READINGS_DISAGREE, field, TYPE_OF_TABLE, why);
    push_erratum(address, &finding.message, TYPE_OF_TABLE, facts);
    true
}

fn push_erratum(at: &str, message: &str, fact: &str, facts: &mut Facts) {
    let erratum = [("at", at.to_owned()), ("page", sentence(message)), ("fact", fact.to_owned())];
    let erratum = Value::Map(erratum.map(|(key, words)| (key.to_owned(), Value::Text(words))).into());
    match facts.keys.iter_mut().find(|(name, _)| name == "errata") {
        Some((_, Value::List(errata))) => errata.push(erratum),
        _ => facts.keys.push(("errata".to_owned(), Value::List(vec![erratum]))),
    }
}

/// Removes one contradiction and returns whether there was one to remove.
fn remove_contradiction(finding: &Finding, facts: &mut Facts) -> bool {
    let (Target::Value(address) | Target::Key(address)) = &finding.target else { return false };
    if address.starts_with("examples[") && !address.starts_with("examples[0]") {
        return false;
    }
    // The bounds of an item are those of its list.
    let is_of_items = finding.code.name == codes::EXAMPLE_BOUNDS.name;
    let list = address.strip_suffix(']').and_then(|address| address.rsplit_once('[')).filter(|_| is_of_items);
    if keep_other_type(list.map_or(address, |(list, _)| list), finding, facts) {
        return true;
    }
    if let Some(rest) = address.strip_prefix("examples[0]") {
        let keys = ["response", "pushed"].into_iter();
        let key = keys.clone().find(|key| rest.get(1..).is_some_and(|rest| rest.starts_with(key))).unwrap_or("request");
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
    leave_out(address, finding, facts)
}

/// Removes `pages` or `either` if the other facts contradict it.
fn leave_out(address: &str, finding: &Finding, facts: &mut Facts) -> bool {
    let steps: Vec<&str> = address.split(['.', '[']).collect();
    let (at, entries, key) = match steps.as_slice() {
        [key @ ("pages" | "either"), ..] => ("source".to_owned(), &mut facts.keys, *key),
        ["types", name, "either", ..] => {
            let ty = facts.types.iter_mut().find(|(known, _)| known == name).map(|(_, ty)| ty);
            let Some(Value::Map(entries)) = ty else { return false };
            (format!("types.{name}"), entries, "either")
        }
        _ => return false,
    };
    let before = entries.len();
    entries.retain(|(known, _)| known != key);
    let is_removed = entries.len() < before;
    if is_removed {
        facts.doubt(&kinds::READINGS_DISAGREE, at, format!("No `{key}`."), sentence(&finding.message));
    }
    is_removed
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

/// Removes doubts and errata about single values of an example that becomes text.
fn remove_inside(key: &str, facts: &mut Facts) {
    let is_inside = |address: &str| {
        let rest = address.strip_prefix("examples[0].").and_then(|rest| rest.strip_prefix(key));
        rest.is_some_and(|rest| rest.starts_with(['.', '[']))
    };
    facts.doubts.retain(|doubt| !is_inside(&doubt.at));
    for (_, errata) in facts.keys.iter_mut().filter(|(name, _)| name == "errata") {
        let Value::List(errata) = errata else { continue };
        errata.retain(|erratum| !erratum.get("at").and_then(Value::as_text).is_some_and(is_inside));
    }
    facts.keys.retain(|(name, value)| name != "errata" || value.has_inner());
}

/// Keeps an example that the tables contradict as text, with an erratum about the contradiction.
fn keep_as_text(key: &str, finding: &Finding, facts: &mut Facts) -> bool {
    let kept = facts.shown[usize::from(key != "request")].take();
    let Some((_, Value::List(examples))) = facts.keys.iter_mut().find(|(name, _)| name == "examples") else {
        return false;
    };
    let Some(Value::Map(example)) = examples.first_mut() else { return false };
    let Some(at) = example.iter().position(|(name, _)| name == key) else { return false };
    example.remove(at);
    let mut where_ = "examples[0]".to_owned();
    if let Some(kept) = kept {
        let name = format!("{key}_text");
        where_ = format!("examples[0].{name}");
        example.push((name, Value::Text(kept)));
        let record = if key == "pushed" { &keys::PUSHED } else { &keys::EXAMPLE };
        *example = match super::draft::ordered(std::mem::take(example), record) {
            Value::Map(entries) => entries,
            _ => Vec::new(),
        };
    }
    let empty = example.is_empty();
    remove_inside(key, facts);
    if empty {
        facts.keys.retain(|(name, _)| name != "examples");
        facts.doubt(&kinds::READINGS_DISAGREE, "source", "No example.", sentence(&finding.message));
        return true;
    }
    push_erratum(&where_, &finding.message, KEPT_AS_TEXT, facts);
    true
}
