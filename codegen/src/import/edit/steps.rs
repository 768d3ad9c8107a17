//! The steps of an address.

use std::fmt::Write;

use crate::yaml::Step;

/// Writes an address as specs write it.
pub(in crate::import) fn address(at: &[Step]) -> String {
    let mut address = String::new();
    for step in at {
        match step {
            Step::Key(key) if address.is_empty() => address.push_str(key),
            Step::Key(key) => {
                address.push('.');
                address.push_str(key);
            }
            Step::Item(number) => write!(address, "[{number}]").expect("text takes any length"),
        }
    }
    address
}

/// Returns the steps to a key below an address.
pub(in crate::import) fn below(at: &[Step], key: &str) -> Vec<Step> {
    [at, &[Step::Key(key.to_owned())]].concat()
}

/// Returns the steps to an item below an address.
pub(in crate::import) fn item(at: &[Step], number: usize) -> Vec<Step> {
    [at, &[Step::Item(number)]].concat()
}
