//! The findings of checks, and their texts.

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::store::Memo;
use crate::diagnostics::codes::Severity;
use crate::diagnostics::{FileId, Finding, Report, Source, Sources, Target, codes, render};

/// A finding without its file and its severity, which may differ in another run.
#[derive(Serialize, Deserialize)]
struct Saved {
    code: String,
    target: Target,
    message: String,
    help: String,
}

impl Memo {
    /// Adds the findings of a check of a file to the report.
    ///
    /// They are those of an earlier run with the same key, or else those that the check adds now.
    /// The key covers everything that the check reads.
    pub(crate) fn check(
        &mut self,
        key: impl FnOnce() -> Digest,
        file: FileId,
        report: &mut Report,
        check: impl FnOnce(&mut Report),
    ) {
        if !self.is_on {
            return check(report);
        }
        let key = key();
        let known = self.get::<Vec<Saved>>(key);
        let known = known.and_then(|saved| saved.into_iter().map(|saved| saved.restored(file)).collect());
        let findings: Vec<Finding> = known.unwrap_or_else(|| {
            let mut own = Report::default();
            check(&mut own);
            let findings = own.into_all();
            // A finding elsewhere could not be restored.
            if findings.iter().all(|finding| finding.file == file && finding.target != Target::Folder) {
                self.put(key, &findings.iter().map(Saved::of).collect::<Vec<_>>());
            }
            findings
        });
        for finding in findings {
            report.add_finding(finding);
        }
    }
}

impl Memo {
    /// Renders all findings in colors, those of each file as an earlier run did.
    pub(crate) fn render(&mut self, report: &Report, sources: &Sources) -> String {
        // Without a spec, there is no file whose findings could be kept.
        if !self.is_on || sources.iter().next().is_none() {
            return render::render(report, sources, true);
        }
        let mut texts = Vec::new();
        for (file, own) in report.by_file() {
            let Source { path, text } = sources.get(file);
            let is_error = |finding: &Finding| finding.severity == Severity::Error;
            let found: Vec<_> = own.findings().iter().map(|found| (Saved::of(found), is_error(found))).collect();
            let found = Digest::of_model(&found);
            let parts = [b"rendered".as_slice(), sources.root.as_bytes(), path.as_bytes(), text.as_bytes()];
            let key = Digest::of(parts.into_iter().chain([found.as_ref()]));
            texts.push(self.get(key).unwrap_or_else(|| {
                let text = render::render(&own, sources, true);
                self.put(key, &text);
                text
            }));
        }
        texts.join("\n")
    }
}

impl Saved {
    fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code.name.to_owned(),
            target: finding.target.clone(),
            message: finding.message.clone(),
            help: finding.help.clone(),
        }
    }

    fn restored(self, file: FileId) -> Option<Finding> {
        let code = codes::all().find(|code| code.name == self.code)?;
        let Self { target, message, help, .. } = self;
        Some(Finding { code, severity: code.severity, file, target, message, help })
    }
}
