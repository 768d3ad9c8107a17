//! Notes about statements that the pages of a vendor repeat, and the files of services with them.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Specs;
use super::service::service;
use super::target;
use crate::format::{keys, schema};
use crate::import::constant::Constant;
use crate::import::draft::{UNWRITTEN, ordered};
use crate::import::vendor::{self, Vendor};
use crate::import::write::write_section;
use crate::yaml::{self, Value};

/// The comment at the head of a drafted file.
const HEAD: &str =
    "# Drafted: facts that the pages of the service repeat. `?` marks each place where your own words are needed.";

/// The statements of the pages of a run, that no file above them has.
#[derive(Default)]
pub(super) struct Constants {
    /// The pages of each statement, by the folder of the vendor.
    pages: BTreeMap<(String, Constant), BTreeSet<String>>,
}

impl Constants {
    /// Adds the statements of a page.
    pub(super) fn add(&mut self, path: &str, stated: Vec<Constant>, specs: &Specs) {
        if stated.is_empty() {
            return;
        }
        let above = target::above(path);
        let files: Vec<Value> = above.iter().filter_map(|file| yaml::parse(specs.get(file)?).ok()).collect();
        let vendor = path.split('/').next().unwrap_or_default();
        for constant in stated.into_iter().filter(|constant| !constant.is_stated(&files)) {
            self.pages.entry((vendor.to_owned(), constant)).or_default().insert(path.to_owned());
        }
    }

    /// Drafts the files of services that do not exist, and returns a note for each.
    ///
    /// A file needs a success code that its pages agree on: the products of a vendor differ in it.
    pub(super) fn draft_services(&mut self, specs: &mut Specs) -> Vec<String> {
        let mut services: BTreeMap<String, BTreeSet<Constant>> = BTreeMap::new();
        for ((_, constant), pages) in &self.pages {
            for file in pages.iter().filter_map(|path| service(path, specs)) {
                services.entry(file).or_default().insert(constant.clone());
            }
        }
        let mut notes = Vec::new();
        for (file, stated) in services {
            let Some(facts) = ServiceFacts::of(&stated).filter(|_| !specs.contains_key(&file)) else { continue };
            notes.push(format!("{file} was drafted with {}, as its pages state; describe it", facts.words()));
            specs.insert(file.clone(), facts.write(&file, specs));
            let folder = file.trim_end_matches("service.yaml");
            for (_, pages) in self.pages.iter_mut().filter(|((_, constant), _)| facts.states(constant)) {
                pages.retain(|path| !path.starts_with(folder));
            }
        }
        self.pages.retain(|_, pages| !pages.is_empty());
        notes
    }

    /// Returns one note for each statement.
    pub(super) fn notes(&self) -> impl Iterator<Item = String> {
        self.pages.iter().map(|((vendor, constant), pages)| {
            let pages =
                if pages.len() == 1 { "1 page states".to_owned() } else { format!("{} pages state", pages.len()) };
            format!("{vendor}/vendor.yaml: {pages} {constant}")
        })
    }
}

/// The facts of a service that its pages repeat.
struct ServiceFacts {
    host: Option<String>,
    success: Vec<String>,
    failure: Vec<String>,
    is_text: bool,
}

impl ServiceFacts {
    /// Returns the facts, or `None` if the statements do not agree on a success code.
    fn of(stated: &BTreeSet<Constant>) -> Option<Self> {
        let hosts = stated.iter().filter_map(|constant| match constant {
            Constant::Host(host) => Some(host.clone()),
            _ => None,
        });
        let hosts: Vec<String> = hosts.collect();
        let codes = stated.iter().filter_map(|constant| match constant {
            Constant::Codes { outcomes, is_text, .. } if !outcomes.success.is_empty() => Some((outcomes, *is_text)),
            _ => None,
        });
        let codes: Vec<_> = codes.collect();
        let (first, is_text) = codes.first()?;
        let agree = codes.iter().all(|(outcomes, _)| outcomes.success == first.success);
        let mut failure: Vec<String> = codes.iter().flat_map(|(outcomes, _)| outcomes.failure.clone()).collect();
        failure.sort_unstable();
        failure.dedup();
        failure.retain(|code| !first.success.contains(code));
        let host = <[String; 1]>::try_from(hosts).ok().map(|[host]| host);
        agree.then(|| Self { host, success: first.success.clone(), failure, is_text: *is_text })
    }

    /// Whether the file of the service states a constant.
    fn states(&self, constant: &Constant) -> bool {
        match constant {
            Constant::Host(host) => self.host.as_ref() == Some(host),
            Constant::Codes { .. } => true,
            Constant::Rate(_) => false,
        }
    }

    fn words(&self) -> String {
        let host = self.host.iter().map(|host| format!("the host `{host}` and "));
        host.chain([format!("the success code {}", self.success.join(", "))]).collect()
    }

    /// Returns the text of the file. Its envelope is the vendor's with other codes.
    fn write(&self, file: &str, specs: &Specs) -> String {
        let name = file.split('/').next().unwrap_or_default();
        let stated = specs.get(&format!("{name}/vendor.yaml")).and_then(|text| yaml::parse(text).ok());
        let stated = stated.and_then(|root| root.get("envelope").cloned());
        let mut envelope = match stated {
            Some(Value::Map(entries)) => entries,
            _ => envelope(vendor::of(name)),
        };
        envelope.retain(|(key, _)| key != "success" && key != "failure");
        for (key, codes) in [("success", &self.success), ("failure", &self.failure)] {
            if !codes.is_empty() {
                envelope.push((key.to_owned(), Value::List(codes.iter().map(|code| self.code(code)).collect())));
            }
        }
        let mut text = format!("{}\n{HEAD}\n", schema::modeline(file));
        write_section("title", &Value::from(UNWRITTEN), &mut text);
        write_section("doc", &Value::from(UNWRITTEN), &mut text);
        if let Some(host) = &self.host {
            write_section("host", &Value::text(format!("https://{host}")), &mut text);
        }
        write_section("envelope", &ordered(envelope, &keys::ENVELOPE), &mut text);
        text
    }

    /// Returns a code in the type that the pages give it.
    fn code(&self, code: &str) -> Value {
        let number = code.parse().ok().filter(|_| !self.is_text);
        number.map_or_else(|| Value::text(code), Value::Integer)
    }
}

/// Returns the envelope that all pages of a vendor have, without codes.
fn envelope(vendor: &Vendor) -> Vec<(String, Value)> {
    let texts = |texts: &[&str]| Value::List(texts.iter().map(|text| Value::text(*text)).collect());
    let mut entries = vec![
        ("code", Value::text(vendor.code)),
        ("message", Value::text(vendor.message)),
        ("known", texts(vendor.others)),
    ];
    entries.extend(vendor.data.map(|data| ("data", Value::text(data))));
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
