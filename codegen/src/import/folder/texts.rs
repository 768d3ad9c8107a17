//! The texts of specs for the sentences of their pages.

use super::above::TypesAbove;
use super::calls::Calls;
use super::plan::{Outcome, Plan, Specs};
use crate::import::draft::Draft;
use crate::import::edit::{SpecEditor, below};
use crate::import::wording::{Filled, Memory, Place, Sentence, update, written_places};
use crate::spec::is_unwritten;
use crate::yaml::{self, Step, Value};

/// A draft with the spec of its page, and the types of the files above.
#[derive(Debug)]
pub struct Transcribed<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The spec.
    pub root: Value,
    /// The types above, by name.
    pub shared: Vec<(String, Value)>,
}

impl<'a> Transcribed<'a> {
    /// Finds the specs of the drafts' pages: `None` for a draft without a spec that is valid YAML.
    #[must_use]
    pub fn find_all(drafts: &'a [Draft], specs: &Specs) -> Vec<Option<Self>> {
        let (calls, above) = (Calls::of(specs), TypesAbove::of(specs));
        let find = |draft| {
            let path = calls.find(draft, specs)?;
            Some(Self { draft, root: yaml::parse(&specs[&path]).ok()?, shared: shared(&path, &above) })
        };
        drafts.iter().map(find).collect()
    }

    /// Returns the places of the texts that a person wrote.
    #[must_use]
    pub fn written(&self) -> Vec<Place> {
        written_places(&self.root, &self.shared)
    }
}

impl Plan {
    /// Replaces the placeholders of merged specs by known texts, and names the stale ones.
    ///
    /// `specs` are those before the run.
    pub fn fill(&mut self, specs: &Specs, memory: &Memory) {
        let mut all = specs.clone();
        all.extend(self.files.clone());
        let above = TypesAbove::of(&all);
        for planned in &mut self.pages {
            let Ok(Outcome { path, is_new: false, lines, facts, sentences, .. }) = &mut planned.outcome else {
                continue;
            };
            let Filled { text, count, stale, shared } = fill(path, &all[path], sentences, &above, memory);
            for (file, text) in fill_above(path, &shared, &above, &all) {
                all.insert(file.clone(), text.clone());
                self.files.insert(file, text);
            }
            if count > 0 {
                let line = format!("{count} known {} filled in", if count == 1 { "text" } else { "texts" });
                facts.push(line.clone());
                lines.push(line);
                self.files.insert(path.clone(), text);
            }
            lines.extend(stale.iter().map(|at| format!("stale {at}: written for another sentence of the page")));
        }
    }

    /// Describes new scopes by their names, for specs without placeholders.
    pub fn describe_scopes(&mut self) {
        for (_, text) in self.files.iter_mut().filter(|(path, _)| path.ends_with("/vendor.yaml")) {
            let Some(mut editor) = SpecEditor::read(text) else { continue };
            let section = below(&[], "scopes");
            for scope in editor.keys(&section) {
                let at = below(&section, &scope);
                if editor.value(&at).and_then(Value::as_text).is_some_and(is_unwritten) {
                    editor.replace(&at, &Value::from(scope.as_str()));
                }
            }
            if let Ok(described) = editor.finish() {
                *text = described;
            }
        }
    }
}

/// Replaces the placeholders of a spec by known texts, and finds stale ones.
pub(super) fn fill(path: &str, spec: &str, sentences: &[Sentence], above: &TypesAbove, memory: &Memory) -> Filled {
    update(path, spec, &shared(path, above), sentences, memory)
}

/// Returns the files above a page with texts for their types.
fn fill_above(path: &str, texts: &[(String, Vec<Step>, String)], above: &TypesAbove, all: &Specs) -> Specs {
    let mut files = Specs::new();
    for (name, at, words) in texts {
        let Some((file, ..)) = above.of_path(path).find(|(_, known, _)| known == name) else { continue };
        let before = files.get(file).or_else(|| all.get(file));
        let Some(mut editor) = before.and_then(|text| SpecEditor::read(text)) else { continue };
        if !editor.value(at).and_then(Value::as_text).is_some_and(is_unwritten) {
            continue;
        }
        editor.replace(at, &Value::from(words.as_str()));
        if let Ok(text) = editor.finish() {
            files.insert(file.to_owned(), text);
        }
    }
    files
}

fn shared(path: &str, above: &TypesAbove) -> Vec<(String, Value)> {
    above.of_path(path).map(|(_, name, ty)| (name.to_owned(), ty.clone())).collect()
}
