//! A rule, and the severity of its findings.

/// Whether a finding stops the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A finding that stops the generator: no files are written.
    Error,
    /// A finding to check; the client is generated in any case.
    Warning,
}

/// A rule that a spec can break, or a kind of open point.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// The stable name, shown in brackets.
    pub name: &'static str,
    /// The default severity.
    pub severity: Severity,
    /// Whether its findings are reported unless a project decides otherwise.
    pub is_on: bool,
    /// The default help, for findings without a more specific one.
    pub help: &'static str,
    /// An example of a spec that breaks the rule.
    pub example: &'static str,
}

impl Code {
    /// Returns the default severity, or `None` if the code is off by default.
    #[must_use]
    pub fn level(&self) -> Option<Severity> {
        self.is_on.then_some(self.severity)
    }
}
