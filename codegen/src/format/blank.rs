//! Specs to begin with: what is to be looked up is a `?`, or stands under `unsure`.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::format::schema;
use crate::yaml;

/// What stands for words that are still to be written.
const BLANK: &str = "\"?\"";

/// A page; `steps` are the vendor's folder, further ones and the operation's name.
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

/// What the operations below a folder share; the last of the `steps` is `service`.
#[must_use]
pub fn service(steps: &[&str]) -> String {
    format!("{}\n# ?\ntitle: {BLANK}\ndoc: {BLANK}\n", schema::modeline(&format!("{}.yaml", steps.join("/"))))
}

/// What pages of a vendor name, and its vendor.yaml has to know.
#[derive(Clone, Debug, Default)]
pub struct DeclaredNames {
    /// Kinds of token.
    pub tokens: BTreeSet<String>,
    /// Scopes.
    pub scopes: BTreeSet<String>,
}

/// What all calls of a vendor share; with an API key, if no page names another token.
#[must_use]
pub fn vendor(name: &str, named: &DeclaredNames) -> String {
    let mut text = format!(
        "{}\n# ?\nvendor: {name}\ntitle: {BLANK}\ndoc: {BLANK}\nhost: https://api.example.com\n\
         envelope: {{ code: code, message: message, data: data, success: [0] }}\nauth:\n",
        schema::modeline(&format!("{name}/vendor.yaml"))
    );
    let mut way = |token: &str, credential: &str| {
        writeln!(text, "  {token}: {{ scheme: bearer, token: {token}, doc: {BLANK}, credentials: [{credential}] }}")
            .expect("a `String` accepts any text");
    };
    if named.tokens.is_empty() {
        way("api_key", "key");
    }
    for token in &named.tokens {
        way(token, "token");
    }
    if !named.scopes.is_empty() {
        text.push_str("scopes:\n");
    }
    for scope in &named.scopes {
        writeln!(text, "  {}: {BLANK}", key(scope)).expect("a `String` accepts any text");
    }
    text
}

/// A name as a key of YAML.
fn key(name: &str) -> String {
    let plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-'))
        && !name.ends_with(':')
        && !yaml::is_word(name);
    if plain { name.to_owned() } else { yaml::double_quoted(name) }
}
