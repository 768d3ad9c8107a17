//! Specs to begin with: what is to be looked up is a `?`, or stands under `unsure`.

use std::fmt::Write;

use crate::schema;

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
        writeln!(text, "  {parameter}: {{ type: string, doc: {BLANK} }}").expect("text takes any length");
    }
    if http.is_none() {
        text.push_str("unsure:\n  - at: http\n    assumed: The operation's name as the path.\n    why: Nobody has looked it up.\n");
    }
    text
}

/// What all calls of a vendor share, with an API key.
#[must_use]
pub fn vendor(name: &str) -> String {
    format!(
        "{}\n# ?\nvendor: {name}\ntitle: {BLANK}\ndoc: {BLANK}\nhost: https://api.example.com\n\
         envelope: {{ code: code, message: message, data: data, success: [0] }}\n\
         auth:\n  api_key: {{ scheme: bearer, token: api_key, doc: {BLANK}, credentials: [key] }}\n",
        schema::modeline(&format!("{name}/vendor.yaml"))
    )
}
