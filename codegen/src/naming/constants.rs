//! Names of the constants for documented values, and of the types that hold them.

use std::collections::BTreeMap;

use super::names::{camel, is_name, is_taken, shout, type_name};

/// Module with the constants that several files of a folder share.
///
/// No folder, page or field becomes a module of this name: [`snake`](super::snake) removes `_` at
/// the end of a word.
pub const SHARED_CONSTANTS: &str = "values_";

/// Words for the signs in values whose names would be equal without them.
const SIGNS: &[(char, &str)] = &[
    ('_', "underscore"),
    ('-', "dash"),
    ('/', "slash"),
    ('.', "dot"),
    (':', "colon"),
    ('+', "plus"),
    ('*', "star"),
    ('=', "equals"),
    ('<', "less"),
    ('>', "greater"),
    ('!', "not"),
    ('&', "and"),
    ('%', "percent"),
    ('#', "hash"),
    ('@', "at"),
    (' ', "space"),
];

/// Returns the names of the constants for the values of a field, in their order.
///
/// A value without a letter has no constant: a number says nothing as a name. Values whose names
/// would be equal all spell out their signs, so a further value cannot take the name of another.
/// Values that differ in capitals alone have no constants.
#[must_use]
pub fn constants(values: &[&str]) -> Vec<Option<String>> {
    let plain: Vec<Option<String>> = values.iter().map(|value| constant(value)).collect();
    let spelled = plain.iter().zip(values).map(|(name, value)| {
        let name = name.as_ref()?;
        if is_single(name, &plain) { Some(name.clone()) } else { constant(&spell(value)) }
    });
    let spelled: Vec<Option<String>> = spelled.collect();
    spelled.iter().map(|name| name.clone().filter(|name| is_single(name, &spelled))).collect()
}

/// Returns the name of a value alone: `zh-CN` becomes `ZH_CN`, and `1h` becomes `N1H`.
fn constant(value: &str) -> Option<String> {
    let name = shout(value);
    let name = if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name };
    (value.contains(char::is_alphabetic) && is_name(&name)).then_some(name)
}

fn is_single(name: &String, names: &[Option<String>]) -> bool {
    names.iter().flatten().filter(|other| *other == name).count() == 1
}

/// Replaces each sign by its word: `yyyy/mm` becomes `yyyy slash mm`.
fn spell(value: &str) -> String {
    let signs: BTreeMap<char, &str> = SIGNS.iter().copied().collect();
    value.chars().map(|c| signs.get(&c).map_or_else(|| c.to_string(), |word| format!(" {word} "))).collect()
}

/// Returns the name of the type that holds the constants of a field.
///
/// It is the name of the field, such as `UserIdType`. If the file uses that name for something
/// else, the name of the field's object comes before it: `CreateResponseUserIdType`.
#[must_use]
pub fn constants_type(field: &str, owner: &str, is_free: impl Fn(&str) -> bool) -> String {
    let long = format!("{owner}{}", camel(field));
    let names = [type_name(field, "Values"), long.clone(), format!("{long}Values")];
    let numbered = (2..).map(|number: u32| format!("{long}Values{number}"));
    let mut names = names.into_iter().chain(numbered);
    names.find(|name| !is_taken(name) && is_free(name)).unwrap_or(long)
}

#[cfg(test)]
#[path = "constants_test.rs"]
mod tests;
