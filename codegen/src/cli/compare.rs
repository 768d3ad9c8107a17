//! The comparison of two states of specs, with the changes that a file accepts.

use std::io;
use std::path::Path;

use super::streams::{Streams, count};
use crate::change::diff::{self, Accepted, Changes, Side};
use crate::diagnostics::{HasErrors, Levels, Report, Sources};
use crate::project::files;
use crate::spec::{Spec, load};

/// The name of the default state.
pub(super) const WORKING_TREE: &str = "the working tree";

/// A state of the specs, with its name in the arguments.
#[derive(Clone, Copy)]
pub(super) struct State<'a> {
    pub(super) name: &'a str,
    pub(super) specs: &'a Sources,
}

/// Returns the changes; `None` if a state has errors, which are printed.
pub(super) fn compare(
    old: State<'_>,
    new: State<'_>,
    levels: &Levels,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Changes>> {
    let read_old = |report: &mut Report| crate::spec::read(old.specs, report);
    let Some(Compared { changes, warnings }) = compare_sides(old, new, levels, read_old, streams)? else {
        return Ok(None);
    };
    if warnings != [0, 0] {
        let [before, after] = warnings.map(|number| count(number, "warning"));
        writeln!(streams.err, "{before} in {}, {after} in {}", old.name, new.name)?;
    }
    Ok(Some(changes))
}

/// Returns the changes since a released state; `None` if a state has errors, which are printed.
///
/// The released state passed the rules of its time, so it is only loaded. The severities of the
/// project do not apply.
pub(super) fn compare_released(
    old: State<'_>,
    new: State<'_>,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Changes>> {
    let read_old = |report: &mut Report| {
        let spec = load(old.specs, report);
        report.propagate().map(|()| spec)
    };
    let compared = compare_sides(old, new, &Levels::default(), read_old, streams)?;
    Ok(compared.map(|compared| compared.changes))
}

/// Reads the file of `--accept`; without a file, no change is accepted.
pub(super) fn read_accepted(file: Option<&Path>) -> io::Result<Accepted> {
    let Some(file) = file else { return Ok(Accepted::default()) };
    files::read_text(file).map(|text| Accepted::parse(&text))
}

/// Warns of the lines of this file whose fingerprint belongs to no change.
pub(super) fn warn_of_stale(
    file: Option<&Path>,
    accepted: &Accepted,
    changes: &Changes,
    streams: &mut Streams<'_>,
) -> io::Result<()> {
    let shown = file.map(|file| file.display().to_string()).unwrap_or_default();
    for (line, fingerprint) in accepted.stale(changes) {
        writeln!(streams.err, "warning: {shown}:{line}: no change has the fingerprint {fingerprint}")?;
    }
    Ok(())
}

/// The result of reading and checking one state.
struct ReadState {
    spec: Result<Spec, HasErrors>,
    report: Report,
}

impl ReadState {
    fn new(levels: &Levels, read: impl FnOnce(&mut Report) -> Result<Spec, HasErrors>) -> Self {
        let mut report = Report::with_levels(levels.clone());
        Self { spec: read(&mut report), report }
    }
}

/// The changes between two states, and the number of warnings in each.
struct Compared {
    changes: Changes,
    warnings: [usize; 2],
}

/// Compares two states; reads them in parallel, which takes most of the time of a run.
fn compare_sides(
    old: State<'_>,
    new: State<'_>,
    levels: &Levels,
    read_old: impl FnOnce(&mut Report) -> Result<Spec, HasErrors> + Send,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Compared>> {
    let [before, after] = std::thread::scope(|scope| {
        let before = scope.spawn(|| ReadState::new(levels, read_old));
        let after = ReadState::new(levels, |report| crate::spec::read(new.specs, report));
        [before.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), after]
    });
    let warnings = [&before, &after].map(|read| read.report.warnings());
    let before = checked(before, old, "old", streams)?;
    let after = checked(after, new, "new", streams)?;
    let Some((before, after)) = before.zip(after) else { return Ok(None) };
    let changes = diff::diff(Side { spec: &before, sources: old.specs }, Side { spec: &after, sources: new.specs });
    Ok(Some(Compared { changes, warnings }))
}

/// Returns the specs of a state; `None` if it has errors, which are printed.
fn checked(read: ReadState, state: State<'_>, which: &str, streams: &mut Streams<'_>) -> io::Result<Option<Spec>> {
    if let Ok(spec) = read.spec {
        return Ok(Some(spec));
    }
    streams.show_errors(&read.report, state.specs)?;
    let (name, errors) = (state.name, count(read.report.errors(), "error"));
    let warnings = count(read.report.warnings(), "warning");
    writeln!(streams.err, "error: the {which} state, {name}, has {errors} and {warnings}, and cannot be compared")?;
    Ok(None)
}
