//! Rules for every document: references resolve, names are unique, and each path parameter is
//! described.

use std::collections::BTreeSet;

use clientloom::export::Document;
use clientloom::yaml::Value;

/// Checks a document and returns the number of its operations.
pub(super) fn check(document: &Document) -> usize {
    let root = &document.root;
    check_references(root, root);
    let schemes = members(root, "/components/securitySchemes");
    let mut ids = BTreeSet::new();
    for (path, item) in members(root, "/paths") {
        for (method, operation) in members(item, "") {
            let id = operation.get("operationId").and_then(Value::as_text).expect("an ID");
            assert!(ids.insert(id), "the operation id {id} is used twice");
            check_path(path, operation);
            for need in items(operation.get("security")) {
                assert!(!members(need, "").is_empty(), "{id} needs nothing");
                assert!(members(need, "").iter().all(|(name, _)| schemes.iter().any(|(known, _)| known == name)));
            }
            assert!(
                operation.get("responses").is_some_and(|replies| replies.get("default").is_some()),
                "{method} {id}"
            );
        }
    }
    ids.len()
}

fn check_path(path: &str, operation: &Value) {
    let named: BTreeSet<&str> = path.split(['{', '}']).skip(1).step_by(2).collect();
    let described: Vec<&str> = items(operation.get("parameters"))
        .iter()
        .filter(|parameter| parameter.get("in").and_then(Value::as_text) == Some("path"))
        .filter_map(|parameter| parameter.get("name").and_then(Value::as_text))
        .collect();
    assert_eq!(described.len(), named.len(), "{path}");
    assert_eq!(described.into_iter().collect::<BTreeSet<_>>(), named);
}

fn check_references(root: &Value, value: &Value) {
    if let Some(target) = value.get("$ref").and_then(Value::as_text) {
        let pointer = target.strip_prefix('#').expect("a place in the document");
        assert!(find(root, pointer).is_some(), "{target} leads nowhere");
    }
    let inner = members(value, "").iter().map(|(_, value)| value);
    for value in inner.chain(items(Some(value))) {
        check_references(root, value);
    }
}

fn find<'a>(value: &'a Value, pointer: &str) -> Option<&'a Value> {
    pointer.split('/').skip(1).try_fold(value, |value, name| value.get(name))
}

fn members<'a>(value: &'a Value, pointer: &str) -> &'a [(String, Value)] {
    match find(value, pointer) {
        Some(Value::Map(members)) => members,
        _ => &[],
    }
}

fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}
