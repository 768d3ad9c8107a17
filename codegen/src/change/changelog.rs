//! The unreleased section of a changelog: generated lines between two markers, next to the user's
//! own text.

use std::fmt;

use semver::Version;

/// The markers around the generated notes of a section; users write the rest of the section.
pub const MARKERS: [&str; 2] = ["<!-- changes:begin -->", "<!-- changes:end -->"];

/// The content of the next section.
#[derive(Clone, Debug)]
pub struct Next<'a> {
    /// The last released version; the sections up to it are closed.
    pub released: &'a Version,
    /// The minimum version of the section.
    pub version: &'a Version,
    /// The notes, as Markdown; empty if there are none.
    pub notes: &'a str,
}

/// The reason why a changelog cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangelogError {
    /// The notes belong to a section that already has a date.
    Dated(Version),
    /// A section does not have exactly one pair of markers in the right order.
    Marks {
        /// The line of the section's heading, from 1.
        line: usize,
    },
}

/// Writes the notes into the unreleased section, and creates the section if it is missing.
///
/// The section's version is raised if needed. It is never lowered, because users may know of more
/// changes than the specs.
///
/// # Errors
/// [`ChangelogError`] if the section for the notes has a date, or has invalid markers.
pub fn write(text: &str, next: &Next<'_>) -> Result<String, ChangelogError> {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<String> = text.split_inclusive('\n').map(ToOwned::to_owned).collect();
    if let Some(last) = lines.last_mut().filter(|last| !last.ends_with('\n') && !next.notes.is_empty()) {
        last.push_str(end);
    }
    let sections = sections(text);
    let Some(section) = sections.iter().find(|section| section.is_pending(next.released)) else {
        if !next.notes.is_empty() {
            let at = sections.first().map_or(lines.len(), |first| first.lines.start);
            insert_section(&mut lines, at, next, end);
        }
        return Ok(lines.concat());
    };
    let markers = section.markers(&lines)?;
    let mut body = lines[section.lines.clone()].to_vec();
    if next.notes.is_empty() {
        body = without_notes(body, markers);
    } else {
        body = with_notes(body, markers, next.notes, end);
        body[0] = section.raised(&body[0], next.version);
    }
    lines.splice(section.lines.clone(), body);
    let written = lines.concat();
    match &section.version {
        Some(version) if !section.is_open && written.trim_end() != text.trim_end() => {
            Err(ChangelogError::Dated(version.clone()))
        }
        _ => Ok(written),
    }
}

/// Returns the released versions whose sections are still open.
#[must_use]
pub fn left_open(text: &str, released: &Version) -> Vec<Version> {
    let open = sections(text).into_iter().filter(|section| section.is_open);
    open.filter_map(|section| section.version).filter(|version| version <= released).collect()
}

/// Whether a section describes a released version.
#[must_use]
pub fn has_release(text: &str) -> bool {
    sections(text).iter().any(|section| section.version.is_some() && !section.is_open)
}

impl ChangelogError {
    /// Returns the remedy.
    #[must_use]
    pub fn help(&self) -> String {
        let [begin, end] = MARKERS;
        match self {
            Self::Dated(version) => {
                format!("tag the commit of that release, or rename the section to `{version}, unreleased`")
            }
            Self::Marks { .. } => format!("put {begin} and, below it, {end} into that section, or remove both"),
        }
    }
}

impl fmt::Display for ChangelogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dated(version) => {
                write!(f, "the section of {version} has a date, but it does not list the changes since the last tag")
            }
            Self::Marks { line } => {
                write!(f, "the section with the heading in line {line} does not have exactly one pair of markers")
            }
        }
    }
}

/// The lines of a pair of markers, counted from the heading.
#[derive(Clone, Copy)]
struct Markers {
    begin: usize,
    end: usize,
}

/// A heading of the second level, with the lines below it.
struct Section {
    /// The section's lines, counted from 0, with the heading.
    lines: std::ops::Range<usize>,
    version: Option<Version>,
    /// Whether the heading says "unreleased".
    is_open: bool,
}

impl Section {
    /// Whether changes since a release belong to this section.
    ///
    /// A section of a pre-release such as 0.2.0-rc.1 is already closed.
    fn is_pending(&self, released: &Version) -> bool {
        let is_due = |version: &Version| version > released && (self.is_open || version.pre.is_empty());
        self.version.as_ref().map_or(self.is_open, is_due)
    }

    /// Returns the section's markers; `None` if it has none.
    fn markers(&self, lines: &[String]) -> Result<Option<Markers>, ChangelogError> {
        let found = |mark: &str| {
            let body = &lines[self.lines.clone()];
            let at: Vec<usize> = (0..body.len()).filter(|at| body[*at].trim() == mark).collect();
            (at.first().copied(), at.len())
        };
        match MARKERS.map(found) {
            [(None, _), (None, _)] => Ok(None),
            [(Some(begin), 1), (Some(end), 1)] if begin < end => Ok(Some(Markers { begin, end })),
            _ => Err(ChangelogError::Marks { line: self.lines.start + 1 }),
        }
    }

    /// Returns the heading with at least the version `least`.
    fn raised(&self, heading: &str, least: &Version) -> String {
        match &self.version {
            Some(version) if version < least => heading.replacen(&version.to_string(), &least.to_string(), 1),
            _ => heading.to_owned(),
        }
    }
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let (mut count, mut is_code) = (0, false);
    for (number, line) in text.lines().enumerate() {
        count = number + 1;
        is_code ^= ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        let Some(heading) = line.strip_prefix("## ").filter(|_| !is_code) else { continue };
        if let Some(last) = sections.last_mut() {
            last.lines.end = number;
        }
        let mut words = heading.split(|sign: char| sign.is_whitespace() || "[](),".contains(sign));
        sections.push(Section {
            lines: number..number,
            version: words.find_map(|word| Version::parse(word.trim_start_matches('v')).ok()),
            is_open: heading.to_lowercase().contains("unreleased"),
        });
    }
    if let Some(last) = sections.last_mut() {
        last.lines.end = count;
    }
    sections
}

/// Returns the notes between their markers, line by line.
fn block(notes: &str, end: &str) -> Vec<String> {
    let [begin, close] = MARKERS;
    let text = format!("{begin}\n\n{}\n\n{close}", notes.trim_end());
    text.lines().map(|line| format!("{line}{end}")).collect()
}

fn insert_section(lines: &mut Vec<String>, at: usize, next: &Next<'_>, end: &str) {
    let mut section = vec![format!("## {}, unreleased{end}", next.version), end.to_owned()];
    section.extend(block(next.notes, end));
    if at < lines.len() {
        section.push(end.to_owned());
    }
    if lines.is_empty() {
        section.splice(0..0, [format!("# Changelog{end}"), end.to_owned()]);
    } else if at > 0 && !lines[at - 1].trim().is_empty() {
        section.insert(0, end.to_owned());
    }
    lines.splice(at..at, section);
}

fn with_notes(mut body: Vec<String>, markers: Option<Markers>, notes: &str, end: &str) -> Vec<String> {
    if let Some(markers) = markers {
        body.splice(markers.begin..=markers.end, block(notes, end));
        return body;
    }
    // The notes go below the user's text, because they have headings of their own.
    let at = body.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    body.splice(at..at, [end.to_owned()].into_iter().chain(block(notes, end)));
    body
}

/// Returns the section without notes, or nothing if it contains nothing else.
fn without_notes(mut body: Vec<String>, markers: Option<Markers>) -> Vec<String> {
    let Some(Markers { begin, end }) = markers else { return body };
    let begin = if body[begin - 1].trim().is_empty() { begin - 1 } else { begin };
    body.drain(begin..=end);
    if body.iter().skip(1).all(|line| line.trim().is_empty()) { Vec::new() } else { body }
}
