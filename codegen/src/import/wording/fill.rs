//! Texts for the placeholders of drafts and specs.

use super::memory::Memory;
use super::place::slots;
use super::sentence::{Sentence, by_place};
use crate::import::draft::Draft;
use crate::import::edit::{SpecEditor, Texts, address, set_texts};
use crate::import::layout::without_markup;
use crate::import::write;
use crate::spec::{Ty, is_unwritten};
use crate::yaml::{Step, Value};

/// The keys of texts.
const TEXT_KEYS: [&str; 4] = ["doc", "meaning", "remedy", "summary"];

/// The source of the texts of a draft.
#[derive(Clone, Copy, Debug, Default)]
pub enum TextSource<'a> {
    /// Texts that were written for the sentences of pages. The others are placeholders.
    Known(&'a Memory),
    /// Placeholders for a person.
    #[default]
    Person,
    /// The sentences of the page itself.
    Page,
    /// No texts.
    Nothing,
}

/// The result of filling a spec.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text of the spec.
    pub text: String,
    /// The number of placeholders that were replaced.
    pub count: usize,
    /// The addresses of texts that were written for another sentence.
    pub stale: Vec<String>,
    /// The texts for types of files above, each with the name of its type.
    pub(in crate::import) shared: Vec<(String, Vec<Step>, String)>,
}

/// Returns the folder of the service that a spec belongs to, such as `feishu/im`.
pub(super) fn service(path: &str) -> String {
    let steps: Vec<&str> = path.split('/').collect();
    steps[..steps.len().saturating_sub(1).min(2)].join("/")
}

impl Draft {
    /// Writes texts in place of the placeholders.
    #[must_use]
    pub fn with_texts(mut self, source: TextSource<'_>) -> Self {
        match source {
            TextSource::Person => return self,
            TextSource::Known(memory) if memory.is_empty() => return self,
            _ => {}
        }
        let (service, sentences) = (service(&self.path), by_place(&self.sentences));
        let open = slots(&self.root, &[]).into_iter().filter(|slot| is_unwritten(slot.text));
        let texts: Texts = open
            .filter_map(|slot| {
                let sentence = sentences.get(&slot.place)?;
                let text = match source {
                    TextSource::Known(memory) => memory.find(&service, sentence)?.to_owned(),
                    TextSource::Page => Some(page_text(sentence)).filter(|text| !text.is_empty())?,
                    TextSource::Person | TextSource::Nothing => return None,
                };
                Some((slot.at, text))
            })
            .collect();
        // Without a known text, the draft stays as it was written.
        if texts.is_empty() && matches!(source, TextSource::Known(_)) {
            return self;
        }
        set_texts(&mut self.root, &mut Vec::new(), &texts);
        if !matches!(source, TextSource::Known(_)) {
            remove_placeholders(&mut self.root);
        }
        self.text = write::write(&self.root, &self.path);
        self
    }
}

/// Removes the placeholders that are left. Values without any meaning become a list.
fn remove_placeholders(value: &mut Value) {
    let is_open = |value: &Value| value.as_text().is_some_and(is_unwritten);
    match value {
        Value::Map(entries) => {
            for (_, notes) in entries.iter_mut().filter(|(key, _)| key == "notes") {
                if let Value::List(notes) = notes {
                    notes.retain(|note| !is_open(note));
                }
            }
            let is_empty = |value: &Value| matches!(value, Value::List(items) if items.is_empty());
            entries.retain(|(key, value)| match key.as_str() {
                "notes" => !is_empty(value),
                key => !TEXT_KEYS.contains(&key) || !is_open(value),
            });
            let is_integer = entries.iter().any(|(key, ty)| key == "type" && is_integer(ty));
            for (key, value) in entries {
                match value {
                    Value::Map(values) if key == "values" && values.iter().all(|(_, meaning)| is_open(meaning)) => {
                        let values = values.iter().map(|(value, _)| typed(value, is_integer));
                        *value = Value::List(values.collect());
                    }
                    Value::Map(values) if key == "values" => {
                        let open = values.iter_mut().filter(|(_, meaning)| is_open(meaning));
                        open.for_each(|(value, meaning)| *meaning = Value::Text(value.clone()));
                    }
                    value => remove_placeholders(value),
                }
            }
        }
        Value::List(items) => items.iter_mut().for_each(remove_placeholders),
        _ => {}
    }
}

fn is_integer(ty: &Value) -> bool {
    ty.as_text().and_then(Ty::parse).is_some_and(|ty| *ty.item() == Ty::Integer)
}

fn typed(value: &str, is_integer: bool) -> Value {
    match value.parse() {
        Ok(number) if is_integer => Value::Integer(number),
        _ => Value::from(value),
    }
}

/// Returns the page's words as one line.
fn page_text(sentence: &Sentence) -> String {
    without_markup(&sentence.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Replaces the placeholders in a spec, and names the stale texts of the spec.
///
/// `shared` are the types of the files above. Texts that a person wrote stay.
#[must_use]
pub fn update(path: &str, text: &str, shared: &[(String, Value)], sentences: &[Sentence], memory: &Memory) -> Filled {
    let unchanged = Filled { text: text.to_owned(), ..Filled::default() };
    let Some(mut editor) = SpecEditor::read(text) else { return unchanged };
    let (service, sentences) = (service(path), by_place(sentences));
    let (mut texts, mut stale, mut above) = (Texts::new(), Vec::new(), Vec::new());
    for slot in slots(editor.root(), shared) {
        let Some(sentence) = sentences.get(&slot.place) else { continue };
        let at = slot.at;
        if let Some(ty) = slot.shared {
            let words = memory.find(&service, sentence).filter(|_| is_unwritten(slot.text));
            above.extend(words.map(|words| (ty.to_owned(), at, words.to_owned())));
        } else if !is_unwritten(slot.text) {
            stale.extend(memory.is_stale(&service, sentence, slot.text).then(|| address(&at)));
        } else if let Some(words) = memory.find(&service, sentence) {
            texts.insert(at, words.to_owned());
        }
    }
    let count = texts.len();
    if count > 0 {
        editor.replace_texts(&texts);
    }
    editor.finish().map_or(unchanged, |text| Filled { text, count, stale, shared: above })
}
