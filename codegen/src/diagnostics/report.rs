//! Findings, collected while the stages go on.

use std::collections::BTreeMap;
use std::ops::Range;

use super::codes::{self, Code, Severity};
use super::source::{At, FileId};
use crate::yaml::SyntaxError;

/// What a finding points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The key of an address, or the first line of what has no key.
    Key(String),
    /// The value of an address where it is a scalar, else its key.
    Value(String),
    /// A range of bytes, for text that has no addresses because it does not parse.
    Bytes(Range<usize>),
    /// The folder of the specs as a whole.
    Folder,
}

/// One thing to mend.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which rule was broken.
    pub code: &'static Code,
    /// Whether it stops the generator, which a project can decide for itself.
    pub severity: Severity,
    /// The file it stands in.
    pub file: FileId,
    /// Where in that file.
    pub target: Target,
    /// One lowercase line without a final dot.
    pub message: String,
    /// The way out; the rule's own where nothing better is known.
    pub help: String,
}

impl Finding {
    /// Replaces the rule's help by one for this case.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = help.into();
        self
    }

    /// Replaces the help by the known name that is meant most likely, if there is one.
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

/// Severities that a project gives to rules, by their names; none turns a rule off.
pub type Levels = BTreeMap<&'static str, Option<Severity>>;

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    levels: Levels,
    findings: Vec<Finding>,
    /// Findings of rules that are turned off.
    silenced: Vec<Finding>,
}

/// Says that a stage ended with findings of severity error, so that the next must not start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HasErrors;

impl Report {
    /// A report in which rules have severities other than their own.
    #[must_use]
    pub fn with_levels(levels: Levels) -> Self {
        Self { levels, ..Self::default() }
    }

    /// Notes a finding about the value at `at`.
    pub fn add(&mut self, code: &'static Code, at: &At<'_>, message: impl Into<String>) -> &mut Finding {
        self.push(code, at.id(), Target::Value(at.to_string()), message.into())
    }

    /// Notes a finding about a range of bytes.
    pub fn add_bytes(
        &mut self,
        code: &'static Code,
        file: FileId,
        bytes: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.push(code, file, Target::Bytes(bytes), message.into())
    }

    /// Notes an error of a text that cannot be read.
    pub fn add_syntax_error(&mut self, file: FileId, error: SyntaxError) {
        let finding = self.add_bytes(codes::of_syntax(error.kind), file, error.bytes, error.message);
        if let Some(help) = error.help {
            finding.help(help);
        }
    }

    /// Notes a finding about the folder of the specs.
    pub fn add_folder(&mut self, code: &'static Code, message: impl Into<String>) -> &mut Finding {
        self.push(code, FileId::default(), Target::Folder, message.into())
    }

    fn push(&mut self, code: &'static Code, file: FileId, target: Target, message: String) -> &mut Finding {
        let level = self.levels.get(code.name).copied().unwrap_or(Some(code.severity));
        let findings = if level.is_some() { &mut self.findings } else { &mut self.silenced };
        let (severity, number) = (level.unwrap_or(code.severity), findings.len());
        findings.push(Finding { code, severity, file, target, message, help: code.help.to_owned() });
        &mut findings[number]
    }

    /// Ends a stage: an error stands in the way of the next.
    ///
    /// # Errors
    /// [`HasErrors`] if a finding of severity error was noted so far.
    pub fn propagate(&self) -> Result<(), HasErrors> {
        if self.errors() == 0 { Ok(()) } else { Err(HasErrors) }
    }

    /// The findings in the order in which they were noted.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// The known name that is meant most likely.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let small = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&small, &candidate.to_lowercase()), candidate))
        // A name of which no letter would be left is no misspelling.
        .filter(|(distance, candidate)| {
            let length = candidate.chars().count();
            *distance < length && *distance <= 1 + length / 4
        })
        .min()
        .map(|(_, candidate)| candidate)
}
