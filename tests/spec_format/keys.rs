//! The table of keys matches the reader: each key has an effect, a type and one name.

use std::collections::BTreeSet;

use clientloom::diagnostics::{FileId, Finding, Report, Source, Sources, codes};
use clientloom::format::keys::{self, KeyType, Record};
use clientloom::format::schema;
use clientloom::yaml::{self, Value};

use super::{read, tests};

/// The specs that use every key, with the value trees that the tests change.
pub(crate) struct EveryKey {
    pub(crate) sources: Sources,
    roots: Vec<Value>,
}

pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// A key of the table and its place in a spec.
pub(crate) struct Use {
    pub(crate) file: FileId,
    path: Vec<Step>,
    record: &'static Record,
    pub(crate) key: &'static keys::Key,
}

impl Use {
    pub(crate) fn is(&self) -> String {
        format!("{}.{}", self.record.name, self.key.name)
    }
}

pub(crate) fn every_key() -> EveryKey {
    let sources = read(&tests().join("cases/reading/every-key/specs"));
    let roots = sources.iter().map(|(_, source)| yaml::parse(&source.text).expect("every file is YAML")).collect();
    EveryKey { sources, roots }
}

impl EveryKey {
    pub(crate) fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        for (file, source) in self.sources.iter() {
            let record = schema::record_in(&source.path, &source.text);
            let mut add = |path, record, key| uses.push(Use { file, path, record, key });
            walk(&self.roots[file.0], record, &mut Vec::new(), &mut add);
        }
        uses
    }

    /// Returns the loaded specs and the findings as text, after a change of the key's mapping.
    fn load(&self, used: &Use, change: impl Fn(&mut Vec<(String, Value)>)) -> (String, Vec<Finding>) {
        let sources = self.changed(used, change);
        let mut report = Report::default();
        let spec = clientloom::spec::load(&sources, &mut report);
        (format!("{spec:?}"), report.findings().to_vec())
    }

    /// Returns the specs after a change of the key's mapping.
    pub(crate) fn changed(&self, used: &Use, change: impl Fn(&mut Vec<(String, Value)>)) -> Sources {
        let files = self.sources.iter().map(|(file, source)| {
            let mut root = self.roots[file.0].clone();
            if file == used.file {
                change(entries(&mut root, &used.path));
            }
            Source { path: source.path.clone(), text: root.to_json() }
        });
        Sources::new("specs", files.collect())
    }

    /// Returns the value of the key.
    pub(crate) fn value(&self, used: &Use) -> &Value {
        let mut value = &self.roots[used.file.0];
        for step in &used.path {
            value = match (value, step) {
                (Value::List(items), Step::Index(number)) => &items[*number],
                (value, Step::Key(key)) => value.get(key).expect("the path leads somewhere"),
                _ => panic!("the path leads nowhere"),
            };
        }
        value.get(used.key.name).expect("the key is used")
    }
}

fn copy(path: &[Step]) -> Vec<Step> {
    let copy = |step: &Step| match step {
        Step::Key(key) => Step::Key(key.clone()),
        Step::Index(number) => Step::Index(*number),
    };
    path.iter().map(copy).collect()
}

fn walk(
    value: &Value,
    record: &'static Record,
    path: &mut Vec<Step>,
    add: &mut dyn FnMut(Vec<Step>, &'static Record, &'static keys::Key),
) {
    for key in record.keys {
        let Some(value) = value.get(key.name) else { continue };
        add(copy(path), record, key);
        path.push(Step::Key(key.name.to_owned()));
        match (&key.kind, value) {
            (KeyType::Record(record), value)
            | (KeyType::Short(record) | KeyType::OneOrMore(record), value @ Value::Map(_)) => {
                walk(value, record, path, add);
            }
            (KeyType::Records(record) | KeyType::OneOrMore(record), Value::List(items)) => {
                for (number, item) in items.iter().enumerate() {
                    path.push(Step::Index(number));
                    walk(item, record, path, add);
                    path.pop();
                }
            }
            (KeyType::Named(record), Value::Map(entries)) => {
                for (name, entry) in entries {
                    path.push(Step::Key(name.clone()));
                    walk(entry, record, path, add);
                    path.pop();
                }
            }
            _ => {}
        }
        path.pop();
    }
}

fn entries<'a>(value: &'a mut Value, path: &[Step]) -> &'a mut Vec<(String, Value)> {
    match (value, path) {
        (Value::Map(entries), []) => entries,
        (Value::Map(entries), [Step::Key(key), rest @ ..]) => {
            let entry = entries.iter_mut().find(|(name, _)| name == key);
            self::entries(&mut entry.expect("the path leads somewhere").1, rest)
        }
        (Value::List(items), [Step::Index(number), rest @ ..]) => self::entries(&mut items[*number], rest),
        _ => panic!("the path leads nowhere"),
    }
}

fn records() -> Vec<&'static Record> {
    let mut records: Vec<&'static Record> = vec![&keys::OPERATION, &keys::EVENT, &keys::VENDOR, &keys::SERVICE];
    let mut next = 0;
    while let Some(record) = records.get(next).copied() {
        for inner in record.keys.iter().filter_map(|key| key.kind.record()) {
            if !records.iter().any(|known| std::ptr::eq(*known, inner)) {
                records.push(inner);
            }
        }
        next += 1;
    }
    records
}

#[test]
fn the_case_uses_every_key() {
    let used: BTreeSet<String> = every_key().uses().iter().map(Use::is).collect();
    let known =
        records().into_iter().flat_map(|record| record.keys.iter().map(|key| format!("{}.{}", record.name, key.name)));
    assert_eq!(used, known.collect());
    let sources = every_key().sources;
    let mut report = Report::default();
    let generated = clientloom::rust::generate(&sources, &clientloom::rust::Options::default(), &mut report);
    // Open points give findings.
    let found: Vec<&str> = report.findings().iter().map(|finding| finding.code.name).collect();
    assert_eq!(found, [codes::kinds::ASSUMED_TYPE.name; 2]);
    assert_eq!(generated.map(|generated| generated.pages.len()).ok(), Some(10));
}

#[test]
fn every_key_is_read() {
    let case = every_key();
    let uses = case.uses();
    let (whole, findings) = case.load(&uses[0], |_| ());
    assert!(findings.is_empty());
    for used in &uses {
        let (rest, findings) = case.load(used, |entries| entries.retain(|(name, _)| name != used.key.name));
        // Without a written default, nothing changes.
        let is_default = used.is() == "example.status";
        assert!(rest != whole || !findings.is_empty() || is_default, "{} has no effect", used.is());
    }
}

#[test]
fn every_key_accepts_only_its_type() {
    let case = every_key();
    for used in case.uses().iter().filter(|used| !matches!(used.key.kind, KeyType::Any)) {
        let wrong = match used.key.kind {
            KeyType::Bool => Value::Text("x".to_owned()),
            KeyType::Codes => Value::Float(yaml::Number::parse("1.5").expect("a number")),
            _ => Value::Bool(true),
        };
        let (_, findings) = case.load(used, |entries| {
            let entry = entries.iter_mut().find(|(name, _)| name == used.key.name).expect("the key is used");
            entry.1 = wrong.clone();
        });
        let found = findings.iter().any(|finding| finding.code.name == codes::WRONG_TYPE.name);
        assert!(found, "{} takes {wrong:?}", used.is());
    }
}

#[test]
fn every_key_is_known_by_its_name_only() {
    let case = every_key();
    for used in &case.uses() {
        let (_, findings) = case.load(used, |entries| {
            let entry = entries.iter_mut().find(|(name, _)| name == used.key.name).expect("the key is used");
            entry.0.push('x');
        });
        let found: Vec<&Finding> =
            findings.iter().filter(|finding| finding.code.name == codes::UNKNOWN_KEY.name).collect();
        assert_eq!(found.len(), 1, "{} misspelt", used.is());
        assert!(found[0].help.contains("did you mean"), "{} misspelt: {}", used.is(), found[0].help);
    }
}

#[test]
fn the_key_scheme_takes_the_schemes_of_the_table() {
    let KeyType::Word(words) = keys::AUTH.key("scheme").kind else { panic!("`scheme` takes a word") };
    let schemes: Vec<&str> = clientloom::spec::SCHEMES.iter().map(|scheme| scheme.name).collect();
    assert_eq!(words, schemes);
}
