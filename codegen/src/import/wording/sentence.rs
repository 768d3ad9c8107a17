//! The sentences of a page, taken out of its draft, and their digests.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::place::{Kind, Place, slots};
use crate::import::layout::without_markup;
use crate::import::unwritten::UNWRITTEN;
use crate::yaml::Value;

/// The version of the normal form. Another form makes other digests.
pub(super) const VERSION: u8 = 2;

/// Precedes each sentence behind a placeholder; no page contains this noncharacter.
const SENTENCE: char = '\u{fdd0}';

/// Precedes a note for the writer, which does not count for the digest.
const NOTE: char = '\u{fdd1}';

/// The largest number of characters of a short text, which says little without its surroundings.
const SHORT: usize = 8;

/// A sentence of a page, with the place of the text that replaces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The place in the draft.
    pub place: Place,
    /// The name of the operation, or the type of the event.
    pub operation: String,
    /// The page's words; empty if the page has none. Fields of equal types have several.
    pub text: String,
    /// More words of the page, for the writer.
    pub note: String,
    /// The type of the field.
    pub ty: String,
    /// The allowed values of the field, each with the page's words about it: `1=…`. The sentences
    /// of one field share them.
    pub values: Arc<[String]>,
    /// The example of the field.
    pub example: String,
}

impl Sentence {
    /// Returns the name that the text belongs to: of a field, a value or an error.
    #[must_use]
    pub fn name(&self) -> String {
        match (self.place.kind, self.place.names.as_slice()) {
            (Kind::Summary, _) => self.operation.clone(),
            (Kind::Note, _) => String::new(),
            (Kind::Value, [.., field, value]) => format!("{field}={value}"),
            (_, names) => names.last().cloned().unwrap_or_default(),
        }
    }

    /// Returns the place of the field above a short text, which says little without that field.
    pub(super) fn place_above(&self) -> Option<Place> {
        let is_in_field = matches!(self.place.kind, Kind::Field | Kind::Type | Kind::Value);
        let names = self.place.names.split_last().map(|(_, above)| above.to_vec())?;
        (is_in_field && is_short(&normal_form(&self.text))).then_some(Place { kind: Kind::Field, names })
    }

    /// Returns the digest of the sentence, its kind and its name: 16 hexadecimal digits.
    ///
    /// Markup, links, widths and spaces of the sentence do not count. For a short text, the name
    /// above counts too.
    #[must_use]
    pub fn digest(&self) -> String {
        let normal = normal_form(&self.text);
        let is_short = self.place.kind != Kind::Summary && is_short(&normal);
        let steps = if self.place.kind == Kind::Value { 3 } else { 2 };
        let above = self.place.names.iter().rev().nth(steps - 1).filter(|_| is_short);
        let above = above.map(String::as_str).unwrap_or_default();
        let text = format!("{VERSION}\n{}\n{}\n{above}\n{normal}", self.place.kind.word(), self.name());
        let hash = Sha256::digest(text.as_bytes());
        let start = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{start:016x}")
    }
}

fn is_short(normal: &str) -> bool {
    normal.chars().count() <= SHORT
}

/// Returns each sentence by its place.
pub(super) fn by_place(sentences: &[Sentence]) -> BTreeMap<&Place, &Sentence> {
    // The first sentence of a place counts.
    sentences.iter().rev().map(|sentence| (&sentence.place, sentence)).collect()
}

/// Returns the letters, digits and signs of comparison of a sentence, in one width.
///
/// Markup, links, punctuation and spaces differ between the layouts of a page.
pub(super) fn normal_form(sentence: &str) -> String {
    let plain = without_markup(sentence);
    let counts = |c: &char| c.is_alphanumeric() || "<>=≤≥≠+%".contains(*c);
    plain.nfkc().filter(counts).flat_map(char::to_lowercase).collect()
}

/// Returns the placeholder for a text, with the page's sentence behind it.
pub(in crate::import) fn unwritten(sentence: &str) -> Value {
    Value::Text(format!("{UNWRITTEN}{SENTENCE}{}", sentence.trim()))
}

/// Returns the placeholder for a text, with the page's sentence and more words of the page.
pub(in crate::import) fn unwritten_with_note(sentence: &str, note: &str) -> Value {
    Value::Text(format!("{UNWRITTEN}{SENTENCE}{}{NOTE}{}", sentence.trim(), note.trim()))
}

/// Adds the sentences of fields to those of an equal type, so that a writer sees all of them.
pub(in crate::import) fn add_sentences(ty: &mut Value, fields: &[(String, Value)]) {
    let Value::Map(entries) = ty else { return };
    let Some((_, Value::Map(known))) = entries.iter_mut().find(|(key, _)| key == "fields") else { return };
    for (number, (name, field)) in fields.iter().enumerate() {
        // Equal types mostly have one order.
        let at = known.get(number).filter(|(known, _)| known == name).map(|_| number);
        let at = at.or_else(|| known.iter().position(|(known, _)| known == name));
        let Some((_, Value::Map(keys))) = at.and_then(|at| known.get_mut(at)) else { continue };
        for (key, text) in keys {
            match (key.as_str(), text, field.get(key)) {
                ("doc", text, Some(stated)) => add_sentence(text, stated),
                ("values", Value::Map(known), Some(stated)) => {
                    for (value, meaning) in known {
                        stated.get(value).into_iter().for_each(|stated| add_sentence(meaning, stated));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Adds the sentence behind a placeholder, unless it is known.
fn add_sentence(known: &mut Value, stated: &Value) {
    let (Value::Text(known), Some(stated)) = (known, stated.as_text()) else { return };
    let sentence = behind(stated).unwrap_or_default();
    let is_equal = |known: &str| known == sentence || normal_form(known) == normal_form(sentence);
    if !sentence.is_empty() && !known.split(SENTENCE).skip(1).any(is_equal) {
        known.extend([SENTENCE].into_iter().chain(sentence.chars()));
    }
}

/// Takes the sentences out of a draft. The placeholders stay.
pub(in crate::import) fn take(root: &mut Value) -> Vec<Sentence> {
    let name = ["operation", "event"].into_iter().find_map(|key| root.get(key)?.as_text());
    let operation = name.unwrap_or_default().to_owned();
    let mut sentences = Vec::new();
    let mut known: Option<(&Value, Arc<[String]>)> = None;
    for slot in slots(root, &[]) {
        let of_field = || slot.field?.get("doc").and_then(Value::as_text);
        let is_type = slot.place.kind == Kind::Type;
        let own = Some(slot.text).filter(|text| !is_type || text.contains(SENTENCE));
        let Some(text) = own.or_else(of_field).and_then(behind) else { continue };
        let of = |key: &str| slot.field.and_then(|field| field.get(key));
        let (text, note) = text.split_once(NOTE).unwrap_or((text, ""));
        // The way out of an error depends on the error.
        let error = of("message").or_else(|| of("meaning")).filter(|_| slot.place.kind == Kind::Remedy);
        let error = error.and_then(Value::as_text).map(|text| behind(text).unwrap_or(text));
        let values = match (slot.field, known.take()) {
            (Some(field), Some((same, values))) if std::ptr::eq(field, same) => values,
            _ => of("values").map(values).unwrap_or_default().into(),
        };
        known = slot.field.map(|field| (field, Arc::clone(&values)));
        sentences.push(Sentence {
            place: slot.place,
            operation: operation.clone(),
            text: text.replace(SENTENCE, "\n"),
            note: error.unwrap_or(note).to_owned(),
            ty: of("type").and_then(Value::as_text).unwrap_or_default().to_owned(),
            values,
            example: of("example").map(Value::to_json).unwrap_or_default(),
        });
    }
    remove(root);
    sentences
}

/// Returns the sentence behind a placeholder; `None` if the text is not a placeholder.
fn behind(text: &str) -> Option<&str> {
    text.strip_prefix(UNWRITTEN).map(|rest| rest.trim_start_matches(SENTENCE))
}

/// Returns the allowed values with their meanings.
fn values(values: &Value) -> Vec<String> {
    let with_meaning = |(value, meaning): &(String, Value)| match meaning.as_text().and_then(behind) {
        None | Some("") => value.clone(),
        Some(meaning) => format!("{value}={}", meaning.replace(SENTENCE, " ")),
    };
    match values {
        Value::Map(entries) => entries.iter().map(with_meaning).collect(),
        Value::List(items) => items.iter().map(Value::to_json).collect(),
        _ => Vec::new(),
    }
}

/// Returns a value without the sentences behind its placeholders.
pub(in crate::import) fn without_sentences(value: &Value) -> Value {
    let mut plain = value.clone();
    remove(&mut plain);
    plain
}

/// Removes the sentences behind placeholders.
fn remove(value: &mut Value) {
    match value {
        Value::Text(text) if text.contains(SENTENCE) => UNWRITTEN.clone_into(text),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, value)| remove(value)),
        Value::List(items) => items.iter_mut().for_each(remove),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, Kind, Place, Sentence, normal_form};

    fn sentence(kind: Kind, names: &[&str], text: &str) -> Sentence {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let (operation, text) = ("box.open".to_owned(), text.to_owned());
        let [note, ty, example] = [(); 3].map(|()| String::new());
        Sentence { place: Place { kind, names }, operation, text, note, ty, values: Arc::default(), example }
    }

    #[test]
    fn layouts_of_a_sentence_have_one_form() {
        let rows = [
            ("箱子的 ID，参见[获取箱子](/doc/box)。", "箱子的id参见获取箱子"),
            ("箱子的ID，参见 获取箱子", "箱子的id参见获取箱子"),
            ("**重量**（单位：ｋｇ）<br>", "重量单位kg"),
            ("重量(单位: kg)", "重量单位kg"),
            ("数量 ≤ 10", "数量≤10"),
            ("数量 ≥ 10", "数量≥10"),
        ];
        for (text, expected) in rows {
            assert_eq!(normal_form(text), expected, "{text}");
        }
    }

    #[test]
    fn digests_tell_names_kinds_and_short_texts_apart() {
        let digest = |kind, names: &[&str], text| sentence(kind, names, text).digest();
        let name = digest(Kind::Field, &["body", "box", "name"], "名称");
        assert_eq!(name, digest(Kind::Field, &["response", "box", "name"], "名称 "), "layouts and sections");
        assert_ne!(name, digest(Kind::Field, &["body", "shelf", "name"], "名称"), "the name above a short text");
        assert_ne!(name, digest(Kind::Type, &["body", "box", "name"], "名称"), "kinds");
        let long = "箱子的名称，由店主决定并展示";
        let named = |above, name| digest(Kind::Field, &["body", above, name], long);
        assert_eq!(named("box", "name"), named("shelf", "name"), "a long text needs no name above");
        assert_ne!(named("box", "name"), named("box", "title"), "names");
        let value = |above, value| digest(Kind::Value, &["body", above, "state", value], "打开");
        assert_ne!(value("box", "1"), value("box", "2"), "values");
        assert_ne!(value("box", "1"), value("shelf", "1"), "the name above a value");
    }
}
