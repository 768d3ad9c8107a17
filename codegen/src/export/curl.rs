//! The request of an operation as a curl command, from the page's example or its required fields.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::naming;
use crate::spec::{Field, FieldLocation, Operation, Scope, Ty, Vendor};
use crate::yaml::Value;

/// The characters that are escaped in a path or query.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Returns the command, over several lines.
///
/// The values are those of the page's first example, or the fields' own examples. Tokens are
/// variables of the shell.
#[must_use]
pub fn curl(vendor: &Vendor, operation: &Operation) -> String {
    let values = Values::of(operation);
    let address = format!("{}{}{}", host(vendor, operation), path(operation, &values), query(operation, &values));
    let mut out = format!("curl -X {} {}", operation.http.method, quoted(&address));
    for header in headers(vendor, operation, &values) {
        write!(out, " \\\n  -H {header}").expect("a `String` accepts any text");
    }
    let body = values.body(operation);
    if operation.sends_multipart() {
        for (option, part) in body.iter().flat_map(|body| parts(operation, body)) {
            write!(out, " \\\n  {option} {}", quoted(&part)).expect("a `String` accepts any text");
        }
    } else if let Some(body) = body {
        write!(out, " \\\n  -d {}", quoted(&body.to_json())).expect("a `String` accepts any text");
    }
    out + "\n"
}

/// Returns the path with its parameters; a parameter without a value is its name in capitals.
fn path(operation: &Operation, values: &Values<'_>) -> String {
    let fields = operation.request.iter().filter(|field| field.location == FieldLocation::Path);
    fields.fold(operation.http.path.clone(), |path, field| {
        let value = values.get(field).map_or_else(|| field.name.to_uppercase(), |value| text(&value));
        path.replace(&format!("{{{}}}", field.name), &encoded(&value))
    })
}

/// Returns the query with its `?`; a list becomes one pair for each item.
fn query(operation: &Operation, values: &Values<'_>) -> String {
    let pairs = |field: &Field| {
        let items = match values.get(field) {
            Some(Value::List(items)) => items,
            other => other.into_iter().collect(),
        };
        let pair = |value: &Value| format!("{}={}", encoded(&field.name), encoded(&text(value)));
        items.iter().map(pair).collect::<Vec<_>>()
    };
    let fields = operation.request.iter().filter(|field| field.location == FieldLocation::Query);
    let query: Vec<String> = fields.flat_map(pairs).collect();
    if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) }
}

/// Returns the fields of a multipart body, each with its option of curl.
///
/// Texts use `--form-string`, which gives `@` no special meaning.
fn parts(operation: &Operation, body: &Value) -> Vec<(&'static str, String)> {
    let Value::Map(members) = body else { return Vec::new() };
    let is_file = |name: &str| {
        operation
            .request
            .iter()
            .any(|field| field.location == FieldLocation::Body && field.name == name && field.ty == Ty::File)
    };
    let part = |(name, value): &(String, Value)| {
        let string = |value| ("--form-string", format!("{name}={}", text(value)));
        match value {
            Value::List(items) => items.iter().map(string).collect(),
            value if is_file(name) => vec![("-F", format!("{name}=@{}", text(value)))],
            value => vec![string(value)],
        }
    };
    members.iter().flat_map(part).collect()
}

/// The values of the page's first example with a request, if there is one.
struct Values<'a>(Option<&'a [(FieldLocation, Value)]>);

impl<'a> Values<'a> {
    fn of(operation: &'a Operation) -> Self {
        Self(operation.examples.iter().find_map(|example| example.request.as_deref()))
    }

    fn in_example(&self, location: FieldLocation) -> Option<&'a Value> {
        self.0?.iter().find(|(of, _)| *of == location).map(|(_, value)| value)
    }

    /// Returns the value of a field; `None` if the field can be left out.
    fn get(&self, field: &Field) -> Option<Value> {
        if let Some(value) = self.in_example(field.location).and_then(|given| given.get(&field.name)) {
            return Some(value.clone());
        }
        let fixed = field.value.clone().map(Value::Text);
        let own = field.example.clone().filter(|_| field.required || field.location == FieldLocation::Path);
        let blank = || (field.required && field.location != FieldLocation::Path).then(|| blank(&field.ty));
        fixed.or(own).or_else(blank)
    }

    /// Returns the body of the example, or else a body with the required fields.
    fn body(&self, operation: &Operation) -> Option<Value> {
        let fields: Vec<&Field> =
            operation.request.iter().filter(|field| field.location == FieldLocation::Body).collect();
        if let (Some(body), false) = (self.in_example(FieldLocation::Body), fields.is_empty()) {
            return Some(body.clone());
        }
        let members = fields.iter().filter_map(|field| Some((field.name.clone(), wired(field, self.get(field)?))));
        (!fields.is_empty()).then(|| Value::Map(members.collect()))
    }
}

fn blank(ty: &Ty) -> Value {
    let text = Value::Text("…".to_owned());
    if matches!(ty, Ty::List(_)) { Value::List(vec![text]) } else { text }
}

/// Returns the value of a field as it is sent.
fn wired(field: &Field, value: Value) -> Value {
    if field.json_text && value.as_text().is_none() { Value::Text(value.to_json()) } else { value }
}

/// Returns the headers in quotes: double quotes if the shell inserts a token, else single quotes.
fn headers(vendor: &Vendor, operation: &Operation, values: &Values<'_>) -> Vec<String> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let shared = vendor.levels(&operation.path).into_iter().rev().flat_map(|shared| shared.headers.clone());
    // The type of a multipart body names its boundary, which curl generates.
    let is_sent = |name: &str| !(operation.sends_multipart() && name.eq_ignore_ascii_case("content-type"));
    let own = operation.request.iter().filter(|field| field.location == FieldLocation::Header && !field.auth);
    let own = own.filter(|field| is_sent(&field.name));
    let own = own.filter_map(|field| Some((field.name.clone(), text(&values.get(field)?))));
    for (name, value) in shared.chain(own) {
        headers.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        headers.push((name, value));
    }
    let mut out: Vec<String> = headers.iter().map(|(name, value)| quoted(&format!("{name}: {value}"))).collect();
    let method = vendor.auth.iter().find(|auth| operation.tokens.contains(&auth.token));
    if let Some(auth) = method {
        let secret = naming::shout(&auth.token);
        let header = |name: &str| {
            let prefix = if name.eq_ignore_ascii_case("authorization") { "Bearer " } else { "" };
            format!("\"{name}: {prefix}${secret}\"")
        };
        match (auth.scheme.as_str(), vendor.token_headers(operation)) {
            ("eop", _) => out.push(header("Eop-Authorization")),
            (_, names) if names.is_empty() => out.push(header("Authorization")),
            (_, names) => out.extend(names.into_iter().map(header)),
        }
    }
    let has_body = operation.request.iter().any(|field| field.location == FieldLocation::Body);
    if has_body
        && !operation.sends_multipart()
        && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
    {
        out.push(quoted("Content-Type: application/json"));
    }
    out
}

/// Returns the host with the first value of each variable.
fn host(vendor: &Vendor, operation: &Operation) -> String {
    let host = Scope::of_operation(vendor, operation).host().unwrap_or_default().to_owned();
    let variables = vendor.levels(&operation.path).into_iter().flat_map(|shared| &shared.variables);
    variables.fold(host, |host, variable| {
        host.replace(&format!("{{{}}}", variable.name), variable.values.first().map_or("", String::as_str))
    })
}

fn text(value: &Value) -> String {
    value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Returns a text in single quotes, in which the shell replaces nothing.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
