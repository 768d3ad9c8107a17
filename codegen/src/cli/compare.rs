//! Two states of specs, read, checked and held against each other; changes that were agreed to.

use std::io;
use std::path::Path;

use super::streams::Streams;
use crate::change::diff::{self, Agreed, Changes, Side};
use crate::diagnostics::{HasErrors, Levels, Report, Sources};
use crate::project::files;
use crate::spec::{Spec, load};

/// The name of the state that nothing names.
pub(super) const WORKING_TREE: &str = "the working tree";

/// A state with the name by which it was asked for.
#[derive(Clone, Copy)]
pub(super) struct State<'a> {
    pub(super) name: &'a str,
    pub(super) specs: &'a Sources,
}

/// The changes; none if a state holds errors, which are shown.
pub(super) fn compare(
    old: State<'_>,
    new: State<'_>,
    levels: &Levels,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Changes>> {
    let was = |report: &mut Report| crate::spec::read(old.specs, report);
    compare_sides(old, new, levels, was, streams)
}

/// The changes since a state that was released. It was checked by the rules of its time, and how the project takes
/// findings today says nothing about it.
pub(super) fn compare_released(
    old: State<'_>,
    new: State<'_>,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Changes>> {
    let was = |report: &mut Report| {
        let spec = load(old.specs, report);
        report.propagate().map(|()| spec)
    };
    compare_sides(old, new, &Levels::default(), was, streams)
}

/// What the file of `--accept` lists; nothing if there is none.
pub(super) fn read_agreed(file: Option<&Path>) -> io::Result<Agreed> {
    let Some(file) = file else { return Ok(Agreed::default()) };
    files::read_text(file).map(|text| Agreed::parse(&text))
}

/// Names the lines of that file that are about no change any more.
pub(super) fn warn_of_stale(
    file: Option<&Path>,
    agreed: &Agreed,
    changes: &Changes,
    streams: &mut Streams<'_>,
) -> io::Result<()> {
    let shown = file.map(|file| file.display().to_string()).unwrap_or_default();
    for (line, fingerprint) in agreed.stale(changes) {
        writeln!(streams.err, "warning: {shown}:{line}: no change has the fingerprint {fingerprint}")?;
    }
    Ok(())
}

/// What reading and checking a side came to.
type Linted = (Result<Spec, HasErrors>, Report);

/// Reads both sides at once, which is most of the time that a run takes, and compares them.
fn compare_sides(
    old: State<'_>,
    new: State<'_>,
    levels: &Levels,
    was: impl FnOnce(&mut Report) -> Result<Spec, HasErrors> + Send,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Changes>> {
    let report = || Report::with_levels(levels.clone());
    let [was, is]: [Linted; 2] = std::thread::scope(|scope| {
        let was = scope.spawn(|| {
            let mut report = report();
            (was(&mut report), report)
        });
        let mut report = report();
        let is = (crate::spec::read(new.specs, &mut report), report);
        [was.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), is]
    });
    let (Some(was), Some(is)) = (checked(was, old, "old", streams)?, checked(is, new, "new", streams)?) else {
        return Ok(None);
    };
    Ok(Some(diff::diff(Side { spec: &was, sources: old.specs }, Side { spec: &is, sources: new.specs })))
}

/// The specs of a side; what keeps it from being compared is shown.
fn checked(
    (spec, report): Linted,
    state: State<'_>,
    which: &str,
    streams: &mut Streams<'_>,
) -> io::Result<Option<Spec>> {
    if let Ok(spec) = spec {
        return Ok(Some(spec));
    }
    streams.show(&report, state.specs)?;
    let name = state.name;
    writeln!(streams.err, "error: the {which} state, {name}, has errors and cannot be compared")?;
    Ok(None)
}
