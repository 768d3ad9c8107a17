//! States of specs, made from one base by edits in files.

use std::fs;
use std::path::{Path, PathBuf};

use clientloom::change::diff::{Changes, Side};
use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::spec::Spec;
use serde::Deserialize;

/// One edit of a case: a replaced text, a new file, or a removed file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    from: Option<String>,
    to: Option<String>,
    text: Option<String>,
}

/// Specs that were read and checked.
pub(crate) struct State {
    pub(crate) sources: Sources,
    spec: Spec,
}

impl State {
    pub(crate) fn of(sources: Sources) -> Self {
        Self::checked(sources).unwrap_or_else(|found| panic!("{found}"))
    }

    /// Returns the state, or the findings.
    pub(crate) fn checked(sources: Sources) -> Result<Self, String> {
        let mut report = Report::default();
        match clientloom::spec::read(&sources, &mut report) {
            Ok(spec) => Ok(Self { sources, spec }),
            Err(_) => Err(clientloom::diagnostics::render::render(&report, &sources, false)),
        }
    }

    pub(crate) fn read(folder: &Path) -> Self {
        Self::of(
            clientloom::project::read_specs(folder, "specs")
                .unwrap_or_else(|error| panic!("{}: {error}", folder.display())),
        )
    }

    /// Returns the specs that all cases share.
    pub(crate) fn base() -> Self {
        Self::read(&folder().join("base/specs"))
    }

    /// Returns the state after the edits of a file; unchanged if the file does not exist.
    pub(crate) fn after(&self, edits: &Path) -> Self {
        let Ok(text) = fs::read_to_string(edits) else { return Self::of(self.sources.clone()) };
        let edits: Vec<Edit> =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", edits.display()));
        let files = self.sources.iter().map(|(_, source)| source.clone()).collect();
        Self::of(Sources::new("specs", edits.into_iter().fold(files, edit)))
    }

    const fn side(&self) -> Side<'_> {
        Side { spec: &self.spec, sources: &self.sources }
    }
}

fn edit(mut files: Vec<Source>, edit: Edit) -> Vec<Source> {
    let path = format!("specs/{}", edit.file);
    let known = files.iter().position(|file| file.path == path);
    match (known, edit) {
        (Some(at), Edit { from: Some(from), to: Some(to), text: None, .. }) => {
            assert_eq!(files[at].text.matches(&from).count(), 1, "{path} holds `{from}` once");
            files[at].text = files[at].text.replace(&from, &to);
        }
        (Some(at), Edit { from: None, to: None, text: None, .. }) => drop(files.remove(at)),
        (None, Edit { from: None, to: None, text: Some(text), .. }) => files.push(Source { path, text }),
        _ => panic!("{path}: no edit has this form"),
    }
    files
}

pub(crate) fn folder() -> PathBuf {
    crate::support::golden::cases("diff")
}

pub(crate) fn diff(old: &State, new: &State) -> Changes {
    clientloom::change::diff::diff(old.side(), new.side())
}
