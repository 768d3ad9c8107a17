//! Statements that a layout repeats on every page of a vendor: facts of `vendor.yaml`.

use std::fmt;

use super::outcome_words::Outcomes;
use crate::yaml::Value;

/// A statement about all calls of a vendor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Constant {
    /// The host of the calls.
    Host(String),
    /// The values of the member that distinguishes success from failure.
    Codes {
        /// The member of the envelope.
        member: &'static str,
        /// The values, sorted.
        values: Vec<String>,
        /// The values that words call a success and a failure.
        outcomes: Outcomes,
        /// Whether the page calls the values text.
        is_text: bool,
    },
    /// A rate limit without a unit.
    Rate(String),
}

impl Constant {
    /// Whether one of the files above a page already states the fact.
    pub(super) fn is_stated(&self, files: &[Value]) -> bool {
        match self {
            Self::Host(host) => {
                let host = host.replace("${", "{");
                let stated = files.iter().filter_map(|file| file.get("host")?.as_text());
                let mut hosts = stated.map(|stated| stated.split_once("://").map_or(stated, |(_, host)| host));
                hosts.any(|stated| stated.trim_end_matches('/') == host)
            }
            // A value that is none of a success is one of a failure.
            Self::Codes { values, .. } => {
                let success = files.iter().rev().find_map(|file| file.get("envelope")?.get("success"));
                let is_one = |value: &Value| {
                    let text = value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned);
                    values.contains(&text)
                };
                match success {
                    Some(Value::List(codes)) => codes.iter().any(is_one),
                    Some(code) => is_one(code),
                    None => false,
                }
            }
            Self::Rate(_) => false,
        }
    }
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(host) => write!(f, "the host `{host}`; check `host`"),
            Self::Codes { member, values, .. } => {
                write!(f, "the values {} of `{member}`; check `success` of `envelope`", values.join(", "))
            }
            Self::Rate(rate) => write!(f, "the rate limit `{rate}` without a unit; drafts leave it out"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Constant, Outcomes, Value};
    use crate::yaml;

    #[test]
    fn a_fact_of_a_file_above_is_not_repeated() {
        let files = |text: &str| -> Vec<Value> { yaml::parse(text).into_iter().collect() };
        let host = |host: &str| Constant::Host(host.to_owned());
        let codes = |values: &[&str]| {
            let values = values.iter().map(|value| (*value).to_owned()).collect();
            Constant::Codes { member: "code", values, outcomes: Outcomes::default(), is_text: true }
        };
        let rows = [
            (host("api-${region}.acme.example"), "host: https://api-{region}.acme.example", true),
            (host("api.acme.example"), "host: https://other.acme.example", false),
            (host("api.acme.example"), "title: Acme", false),
            (codes(&["200", "400"]), "envelope: { success: [200] }", true),
            (codes(&["200", "400"]), "envelope: { success: [\"200\"] }", true),
            (codes(&["200", "400"]), "envelope: { success: [800] }", false),
            (Constant::Rate("1000".to_owned()), "host: https://api.acme.example", false),
        ];
        for (constant, text, expected) in rows {
            assert_eq!(constant.is_stated(&files(text)), expected, "{constant:?}, {text}");
        }
    }
}
