//! The texts of specs for the sentences of their pages.

use super::plan::{Outcome, Plan, Specs};
use super::target;
use crate::import::draft::Draft;
use crate::import::edit::{SpecEditor, below};
use crate::import::wording::{Filled, Memory, Place, Sentence, update, written_places};
use crate::spec::is_unwritten;
use crate::yaml::{self, Value};

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
    /// Finds the spec of a draft's page; `None` if there is none, or if it is not valid YAML.
    #[must_use]
    pub fn find(draft: &'a Draft, specs: &Specs) -> Option<Self> {
        let path = target::find(draft, specs)?;
        Some(Self { draft, root: yaml::parse(&specs[&path]).ok()?, shared: shared(&path, specs) })
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
        for planned in &mut self.pages {
            let Ok(Outcome { path, is_new: false, lines, facts, sentences, .. }) = &mut planned.outcome else {
                continue;
            };
            let Filled { text, count, stale } = fill(path, sentences, &all, memory);
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
pub(super) fn fill(path: &str, sentences: &[Sentence], specs: &Specs, memory: &Memory) -> Filled {
    update(path, &specs[path], &shared(path, specs), sentences, memory)
}

fn shared(path: &str, specs: &Specs) -> Vec<(String, Value)> {
    target::types_above(path, specs).into_iter().map(|(_, name, ty)| (name, ty)).collect()
}
