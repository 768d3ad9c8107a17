//! Findings, collected while the stages go on.

use std::ops::Range;

use crate::codes::{Code, Severity};
use crate::source::{At, FileId};

/// What a finding points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The key of an address, or the first line of what has no key.
    Key(String),
    /// The value of an address where it is a scalar, else its key.
    Value(String),
    /// A range of bytes, for text that has no addresses because it does not parse.
    Bytes(Range<usize>),
}

/// One thing to mend.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which rule was broken.
    pub code: &'static Code,
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

    /// Points at the key instead of the value.
    pub fn on_key(&mut self) -> &mut Self {
        if let Target::Value(address) = &self.target {
            self.target = Target::Key(address.clone());
        }
        self
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
}

/// Says that a stage ended with findings of severity error, so that the next must not start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Report {
    /// Notes a finding about the value at `at`.
    pub fn add(&mut self, code: &'static Code, at: &At<'_>, message: impl Into<String>) -> &mut Finding {
        self.push(code, at.id(), Target::Value(at.to_string()), message.into())
    }

    /// Notes a finding about a range of bytes.
    pub fn add_bytes(&mut self, code: &'static Code, file: FileId, bytes: Range<usize>, message: impl Into<String>) -> &mut Finding {
        self.push(code, file, Target::Bytes(bytes), message.into())
    }

    fn push(&mut self, code: &'static Code, file: FileId, target: Target, message: String) -> &mut Finding {
        let number = self.findings.len();
        self.findings.push(Finding { code, file, target, message, help: code.help.to_owned() });
        &mut self.findings[number]
    }

    /// Ends a stage: an error stands in the way of the next.
    ///
    /// # Errors
    /// [`Stopped`] if a finding of severity error was noted so far.
    pub fn propagate(&self) -> Result<(), Stopped> {
        if self.errors() == 0 { Ok(()) } else { Err(Stopped) }
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
        self.findings.iter().filter(|finding| finding.code.severity == severity).count()
    }
}
