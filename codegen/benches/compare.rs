//! The time that `cargo clientloom diff` takes for many pages.
//!
//! `cargo bench -p clientloom --bench compare` takes as many specs as a large vendor has
//! (`synthetic/`). It writes two states of them to disk, in which every twentieth page differs.
//! Then it does the work of the command: it reads, checks and compares both states, and shows the
//! changes. With the environment variable `BENCH_SHORT`, one round of few pages shows that it
//! works.

mod short;
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clientloom::change::diff::{Side, diff, show};
use clientloom::diagnostics::{Report, Sources};
use clientloom::spec::Spec;

/// The numbers of pages and rounds in a full and in a short run.
const FULL: (usize, usize) = (synthetic::ALL, 5);
const SHORT: (usize, usize) = (80, 1);

type Failure = Box<dyn std::error::Error>;

/// The folders of the two states.
struct Folders {
    old: PathBuf,
    new: PathBuf,
}

/// The seconds of each step, and the summary of the changes.
struct Round {
    times: [f64; 4],
    summary: String,
}

fn main() -> Result<(), Failure> {
    let (pages, rounds) = if short::is_short() { SHORT } else { FULL };
    let many = synthetic::specs(pages);
    let folder = tempfile::tempdir()?;
    let folders = Folders { old: folder.path().join("old"), new: folder.path().join("new") };
    write_states(&many, &folders)?;
    let mut best = [f64::INFINITY; 4];
    let mut summary = String::new();
    for _ in 0..rounds {
        let round = measure(&folders)?;
        summary = round.summary;
        for (best, time) in best.iter_mut().zip(round.times) {
            *best = best.min(time);
        }
    }
    let [read, checked, compared, all] = best.map(|time| time * 1000.0);
    println!("{} files a side: {summary}", many.iter().count());
    println!(
        "read {read:.0} ms, check {checked:.0} ms, compare {compared:.0} ms; in all {all:.0} ms (best of {rounds})"
    );
    Ok(())
}

/// Writes both states; every twentieth page of the new state has other words.
fn write_states(specs: &Sources, folders: &Folders) -> Result<(), Failure> {
    for (number, (_, source)) in specs.iter().enumerate() {
        write(&folders.old.join(&source.path), &source.text)?;
        let is_page = source.text.contains("\noperation: ");
        let changed = (is_page && number % 20 == 0).then(|| reworded(&source.text));
        write(&folders.new.join(&source.path), changed.as_ref().unwrap_or(&source.text))?;
    }
    Ok(())
}

/// Changes the first documentation of a page that is one plain line.
fn reworded(text: &str) -> String {
    let is_plain = |at: &usize| text[at + "doc: ".len()..].starts_with(char::is_alphabetic);
    match text.match_indices("doc: ").map(|(at, _)| at).find(is_plain) {
        Some(at) => [&text[..at], "doc: Now ", &text[at + "doc: ".len()..]].concat(),
        None => text.to_owned(),
    }
}

/// Does the work of the command once, and measures each step.
fn measure(folders: &Folders) -> Result<Round, Failure> {
    let start = Instant::now();
    let sources = [
        clientloom::project::read_specs(&folders.old.join("specs"), "old")?,
        clientloom::project::read_specs(&folders.new.join("specs"), "new")?,
    ];
    let read = start.elapsed().as_secs_f64();
    let specs = check_both(&sources)?;
    let checked = start.elapsed().as_secs_f64();
    let [old, new] = [0, 1].map(|side: usize| Side { spec: &specs[side], sources: &sources[side] });
    let shown = show::text(&diff(old, new));
    let all = start.elapsed().as_secs_f64();
    let summary = shown.lines().last().unwrap_or_default().to_owned();
    Ok(Round { times: [read, checked - read, all - checked, all], summary })
}

/// Checks both states in parallel, as the command does.
fn check_both(sources: &[Sources; 2]) -> Result<[Spec; 2], Failure> {
    std::thread::scope(|scope| {
        let old = scope.spawn(|| check(&sources[0]).map_err(|failure| failure.to_string()));
        let new = check(&sources[1])?;
        Ok([old.join().map_err(|_| "the check of the old state panicked")??, new])
    })
}

fn check(sources: &Sources) -> Result<Spec, Failure> {
    let mut report = Report::default();
    clientloom::spec::read(sources, &mut report)
        .map_err(|_| clientloom::diagnostics::render::render(&report, sources, false).into())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    Ok(fs::write(path, text)?)
}
