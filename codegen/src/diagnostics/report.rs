//! Findings, and the report that collects them from all stages.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::codes::{self, Code, Severity};
use super::source::{At, FileId};
use crate::yaml::SyntaxError;

/// The target of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// The key at an address, or the first line of a value without a key.
    Key(String),
    /// The value at an address if it is a scalar, else its key.
    Value(String),
    /// A range of bytes, for a text with a syntax error, which has no addresses.
    Bytes(Range<usize>),
    /// The folder of the specs as a whole.
    Folder,
}

/// One violation of a rule.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub code: &'static Code,
    /// The severity; a project can change it.
    pub severity: Severity,
    /// The file.
    pub file: FileId,
    /// The target in the file.
    pub target: Target,
    /// One lowercase line without a final dot.
    pub message: String,
    /// The help; by default the rule's own.
    pub help: String,
}

impl Finding {
    /// Replaces the rule's help with a more specific one.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = help.into();
        self
    }

    /// Replaces the help with the most similar known name, if there is one.
    pub fn guess<'a>(&mut self, name: &str, known: impl IntoIterator<Item = &'a str>) -> &mut Self {
        if let Some(known) = nearest(name, known) {
            self.help(format!("did you mean `{known}`?"));
        }
        self
    }

    /// Points at the key instead of the value.
    pub fn on_key(&mut self) -> &mut Self {
        if let Target::Value(address) = &self.target {
            self.target = Target::Key(address.clone());
        }
        self
    }
}

/// Severities that a project gives to rules, by rule name; `None` turns a rule off.
pub type Levels = BTreeMap<&'static str, Option<Severity>>;

/// Returns the severity of a code in a project, or `None` if the code is off.
#[must_use]
pub fn level(levels: &Levels, code: &Code) -> Option<Severity> {
    levels.get(code.name).copied().unwrap_or(code.level())
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    levels: Levels,
    findings: Vec<Finding>,
    /// Findings of rules that are turned off.
    silenced: Vec<Finding>,
}

/// The error of a stage that ended with findings of severity error; the next stage must not start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HasErrors;

impl Report {
    /// Creates a report in which some rules have other severities.
    #[must_use]
    pub fn with_levels(levels: Levels) -> Self {
        Self { levels, ..Self::default() }
    }

    /// Adds a finding about the value at `at`.
    pub fn add(&mut self, code: &'static Code, at: &At<'_>, message: impl Into<String>) -> &mut Finding {
        self.push(code, at.id(), Target::Value(at.to_string()), message.into())
    }

    /// Adds a finding about a range of bytes.
    pub fn add_bytes(
        &mut self,
        code: &'static Code,
        file: FileId,
        bytes: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.push(code, file, Target::Bytes(bytes), message.into())
    }

    /// Adds a syntax error.
    pub fn add_syntax_error(&mut self, file: FileId, error: SyntaxError) {
        let finding = self.add_bytes(codes::of_syntax(error.kind), file, error.bytes, error.message);
        if let Some(help) = error.help {
            finding.help(help);
        }
    }

    /// Adds a finding about the folder of the specs.
    pub fn add_folder(&mut self, code: &'static Code, message: impl Into<String>) -> &mut Finding {
        self.push(code, FileId::default(), Target::Folder, message.into())
    }

    fn push(&mut self, code: &'static Code, file: FileId, target: Target, message: String) -> &mut Finding {
        let help = code.help.to_owned();
        self.push_finding(Finding { code, severity: code.severity, file, target, message, help })
    }

    fn push_finding(&mut self, mut finding: Finding) -> &mut Finding {
        let level = level(&self.levels, finding.code);
        let findings = if level.is_some() { &mut self.findings } else { &mut self.silenced };
        finding.severity = level.unwrap_or(finding.severity);
        let number = findings.len();
        findings.push(finding);
        &mut findings[number]
    }

    /// Adds a finding of another report, with the severity that it has in this one.
    pub(crate) fn add_finding(&mut self, finding: Finding) {
        self.push_finding(finding);
    }

    /// Returns all findings, including those of rules that are turned off.
    pub(crate) fn into_all(self) -> Vec<Finding> {
        [self.findings, self.silenced].concat()
    }

    /// Ends a stage: an error stops the run.
    ///
    /// # Errors
    /// [`HasErrors`] if the report contains a finding of severity error.
    pub fn propagate(&self) -> Result<(), HasErrors> {
        if self.errors() == 0 { Ok(()) } else { Err(HasErrors) }
    }

    /// Returns the findings in the order in which they were added.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns the findings in the order in which they were added, without the report.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Removes the findings that are not wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(&Finding) -> bool) {
        self.findings.retain(is_wanted);
    }

    /// Returns the findings of each file as a report of its own, in the order of the files.
    pub(crate) fn by_file(&self) -> BTreeMap<FileId, Self> {
        let mut reports: BTreeMap<FileId, Self> = BTreeMap::new();
        for finding in &self.findings {
            reports.entry(finding.file).or_default().findings.push(finding.clone());
        }
        reports
    }

    /// Returns the number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// Returns the number of warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Returns the known name that is most similar to `name`, if one is similar enough.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let small = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&small, &candidate.to_lowercase()), candidate))
        // A candidate that shares no letter with the name is not a misspelling.
        .filter(|(distance, candidate)| {
            let length = candidate.chars().count();
            *distance < length && *distance <= 1 + length / 4
        })
        .min()
        .map(|(_, candidate)| candidate)
}
