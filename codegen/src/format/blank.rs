//! Blank specs: `?` marks a text to write, and `unsure` lists an assumption to check.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::format::schema;
use crate::yaml;

/// The mark of a text that a person has to write.
const BLANK: &str = "\"?\"";

/// Writes the blank spec of an operation.
///
/// `steps` are the vendor's folder, any further folders, and the operation's name.
#[must_use]
pub fn operation(steps: &[&str], http: Option<&str>, token: &str) -> String {
    let path = format!("{}.yaml", steps.join("/"));
    let name = steps.get(1..).unwrap_or_default().join(".");
    let assumed = format!("GET /{}", name.replace('.', "/"));
    let call = http.unwrap_or(&assumed);
    let mut text = format!(
        "{}\n# ?\nsource:\n  title: {BLANK}\n  url: {BLANK}\noperation: {name}\nsummary: {BLANK}\nhttp: {call}\ntoken: {token}\n",
        schema::modeline(&path)
    );
    let parameters: Vec<&str> =
        call.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    if !parameters.is_empty() {
        text.push_str("path:\n");
    }
    for parameter in parameters {
        writeln!(text, "  {}: {{ type: string, doc: {BLANK} }}", key(parameter)).expect("a `String` accepts any text");
    }
    if http.is_none() {
        text.push_str("unsure:\n  - at: http\n    assumed: The operation's name as the path.\n    why: The page has not been checked yet.\n");
    }
    text
}

/// Writes a blank `service.yaml`; the last of the `steps` is `service`.
#[must_use]
pub fn service(steps: &[&str]) -> String {
    format!("{}\n# ?\ntitle: {BLANK}\ndoc: {BLANK}\n", schema::modeline(&format!("{}.yaml", steps.join("/"))))
}

/// Names that the pages of a vendor use and its `vendor.yaml` has to declare.
#[derive(Clone, Debug, Default)]
pub struct DeclaredNames {
    /// The kinds of token.
    pub tokens: BTreeSet<String>,
    /// The scopes.
    pub scopes: BTreeSet<String>,
}

/// Writes a blank `vendor.yaml`, with an API key if no page names another token.
#[must_use]
pub fn vendor(name: &str, names: &DeclaredNames) -> String {
    let mut text = format!(
        "{}\n# ?\nvendor: {name}\ntitle: {BLANK}\ndoc: {BLANK}\nhost: https://api.example.com\n\
         envelope: {{ code: code, message: message, data: data, success: [0] }}\nauth:\n",
        schema::modeline(&format!("{name}/vendor.yaml"))
    );
    let mut push_method = |token: &str, credential: &str| {
        writeln!(text, "  {token}: {{ scheme: bearer, token: {token}, doc: {BLANK}, credentials: [{credential}] }}")
            .expect("a `String` accepts any text");
    };
    if names.tokens.is_empty() {
        push_method("api_key", "key");
    }
    for token in &names.tokens {
        push_method(token, "token");
    }
    if !names.scopes.is_empty() {
        text.push_str("scopes:\n");
    }
    for scope in &names.scopes {
        writeln!(text, "  {}: {BLANK}", key(scope)).expect("a `String` accepts any text");
    }
    text
}

/// Writes a name as a key of YAML, in quotes if necessary.
fn key(name: &str) -> String {
    let plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-'))
        && !name.ends_with(':')
        && !yaml::is_word(name);
    if plain { name.to_owned() } else { yaml::double_quoted(name) }
}
