//! Limits and defaults that a person read in the words of vendors' pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clientloom::import::import;
use clientloom::yaml::Value;

use super::CASES;
use crate::cli_import::second_reader::items;
use crate::cli_import::vendor_pages::{folder_of, in_parallel};

/// The folder of the pages, below `VENDOR_CORPUS`.
const PAGES: &str = "feishu/2026-03-06";

/// The value of a table for a field without a bound whose words are an open point.
const NAMED: &str = "(none, named)";

/// A row of a table.
struct Reading {
    page: String,
    field: Vec<String>,
    key: String,
    right: String,
}

/// Returns the rows of a table, whose columns have names.
fn read(path: &Path) -> Vec<Reading> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut rows = text.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let heads = rows.next().unwrap_or_default();
    let rows = rows.map(|row| {
        let row: BTreeMap<&str, &str> = heads.iter().copied().zip(row).collect();
        let cell = |name: &str| row.get(name).copied();
        Reading {
            page: cell("page").expect("a page").to_owned(),
            field: cell("field").expect("a field").split('.').map(ToOwned::to_owned).collect(),
            key: cell("key").unwrap_or("default").to_owned(),
            right: cell("right").expect("a value").to_owned(),
        }
    });
    rows.collect()
}

/// Returns the field at an address of names on the wire, with its own address in the draft.
fn field<'a>(draft: &'a Value, names: &[String]) -> Option<(String, &'a Value)> {
    let (section, names) = names.split_first()?;
    let mut address = section.clone();
    let mut fields = draft.get(section)?;
    let mut found = None;
    for name in names {
        if let Some(ty) = found.and_then(|field: &Value| field.get("type")).and_then(Value::as_text) {
            let start = ty.rfind('<').map_or(0, |at| at + 1);
            let item = ty[start..].trim_end_matches(['[', ']', '>']);
            fields = draft.get("types")?.get(item)?.get("fields")?;
            address = format!("types.{item}.fields");
        }
        found = Some(fields.get(name)?);
        address = format!("{address}.{name}");
    }
    Some((address, found?))
}

impl Reading {
    /// Returns how the draft of the page differs.
    fn difference(&self, folder: &Path) -> Option<String> {
        let text = fs::read_to_string(folder.join(&self.page)).unwrap_or_else(|error| panic!("{}: {error}", self.page));
        let Ok(draft) = import(&text, None).map(|draft| draft.root) else { return Some("refused".to_owned()) };
        let Some((address, field)) = field(&draft, &self.field) else { return Some("no such field".to_owned()) };
        let actual = field.get(&self.key);
        if self.right == NAMED {
            let points = ["unsure", "errata"].map(|key| items(draft.get(key).unwrap_or(&Value::Null)));
            let at = |point: &Value| point.get("at").and_then(Value::as_text) == Some(&address);
            let is_named = points.iter().any(|points| points.iter().any(at));
            return match actual {
                None if is_named => None,
                None => Some("not named".to_owned()),
                Some(actual) => Some(actual.to_json()),
            };
        }
        let actual = actual.map(|actual| actual.as_text().map_or_else(|| actual.to_json(), ToOwned::to_owned));
        (actual.as_deref() != Some(&self.right)).then(|| actual.unwrap_or_else(|| "absent".to_owned()))
    }
}

#[test]
fn words_of_pages_are_read_as_a_person_reads_them() {
    let (Some(cases), Some(corpus)) = (folder_of(CASES), folder_of("VENDOR_CORPUS")) else { return };
    let pages = corpus.join(PAGES);
    let mut failed = Vec::new();
    for table in ["limits.tsv", "defaults.tsv"] {
        let rows = read(&cases.join(table));
        assert!(!rows.is_empty(), "{table} has no rows");
        let found = in_parallel(&rows, |row| row.difference(&pages));
        let wrong = rows.iter().zip(found).filter_map(|(row, found)| {
            let Reading { page, field, key, right } = row;
            Some(format!("{page}, {}: {key} is {}, not {right}", field.join("."), found?))
        });
        let before = failed.len();
        failed.extend(wrong);
        println!("{table}: {} of {} hold", rows.len() - (failed.len() - before), rows.len());
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
