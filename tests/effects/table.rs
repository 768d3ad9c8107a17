//! All keys of the format by their addresses: a key below several keys has an address for each.

use clientloom::format::keys::{self, KeyType, Record};

use super::row::FileKind;

/// A key at one address in one kind of file.
#[derive(Clone, Debug)]
pub(super) struct KeyAddress {
    /// The kind of file and the keys above: `operation: body.chars`.
    pub(super) address: String,
    /// The record and the key: `field.chars`.
    pub(super) name: String,
}

/// Returns all keys of all kinds of file.
pub(super) fn all() -> Vec<KeyAddress> {
    let mut all = Vec::new();
    for kind in [FileKind::Operation, FileKind::Service, FileKind::Vendor] {
        add(kind.record(), &format!("{}: ", kind.name()), &mut all);
    }
    all
}

fn add(record: &Record, above: &str, all: &mut Vec<KeyAddress>) {
    for key in record.keys {
        let address = format!("{above}{}", key.name);
        if let Some(inner) = key.kind.record() {
            add(inner, &format!("{address}."), all);
        }
        all.push(KeyAddress { address, name: format!("{}.{}", record.name, key.name) });
    }
}

/// Returns the key at an address in a file: `body.chars` for `body.label.chars`.
pub(super) fn key_at(kind: FileKind, path: &str) -> Option<KeyAddress> {
    let mut steps = path.split('.').map(|step| step.split('[').next().unwrap_or(step));
    let (mut record, mut keys) = (kind.record(), Vec::new());
    loop {
        let name = steps.next()?;
        let key = record.keys.iter().find(|key| key.name == name)?;
        keys.push(name);
        if matches!(key.kind, KeyType::Named(_)) && steps.next().is_none() || steps.clone().next().is_none() {
            let address = format!("{}: {}", kind.name(), keys.join("."));
            return Some(KeyAddress { address, name: format!("{}.{name}", record.name) });
        }
        let Some(inner) = key.kind.record() else {
            // The content of any other value has no keys of the format.
            let address = format!("{}: {}", kind.name(), keys.join("."));
            return Some(KeyAddress { address, name: format!("{}.{name}", record.name) });
        };
        record = inner;
    }
}

#[test]
fn addresses_lead_to_keys() {
    let rows = [
        ("summary", Some(("operation: summary", "operation.summary"))),
        ("body", Some(("operation: body", "operation.body"))),
        ("body.label", Some(("operation: body", "operation.body"))),
        ("body.label.chars", Some(("operation: body.chars", "field.chars"))),
        ("types.Box.fields.label.chars", Some(("operation: types.fields.chars", "field.chars"))),
        ("errors[0].means.basis", Some(("operation: errors.means.basis", "means.basis"))),
        ("examples[0].request.body.label", Some(("operation: examples.request.body", "request.body"))),
        ("bodies", None),
        ("body.label.char", None),
    ];
    for (path, expected) in rows {
        let found = key_at(FileKind::Operation, path).map(|key| (key.address, key.name));
        let expected = expected.map(|(address, name)| (address.to_owned(), name.to_owned()));
        assert_eq!(found, expected, "{path}");
    }
    assert!(keys::OPERATION.keys.iter().all(|key| all().iter().any(|known| known.address.ends_with(key.name))));
}
