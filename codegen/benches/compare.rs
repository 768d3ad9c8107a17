//! What `cargo clientloom diff` costs where there are many pages.
//!
//! `cargo bench -p clientloom --bench compare` copies the pages of `specs/` under other names until there are 1,600, writes
//! two states of them to disk, of which the second one differs in every twentieth page, and does what the command does:
//! reads both, checks both, compares, and shows the changes.

mod many;

use std::fs;
use std::path::Path;
use std::time::Instant;

use clientloom::change::diff::{Side, diff, show};
use clientloom::diagnostics::{Report, Sources};
use clientloom::spec::Spec;

const PAGES: usize = 1600;
const ROUNDS: usize = 5;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = clientloom::project::read_specs(&root.join("specs"), "specs")?;
    let few = check(&pages)?.vendors.iter().map(|vendor| vendor.operations.len()).sum::<usize>();
    let many = many::multiply(&pages, PAGES.div_ceil(few));
    let folder = tempfile::tempdir()?;
    let folders = ["old", "new"].map(|name| folder.path().join(name));
    for (number, (_, source)) in many.iter().enumerate() {
        write(&folders[0].join(&source.path), &source.text)?;
        let is_page = source.text.contains("\noperation: ");
        let changed = (is_page && number % 20 == 0).then(|| source.text.replacen("doc: ", "doc: Now ", 3));
        write(&folders[1].join(&source.path), changed.as_ref().unwrap_or(&source.text))?;
    }
    let mut best = [f64::INFINITY; 4];
    let mut shown = String::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let sources = [
            clientloom::project::read_specs(&folders[0].join("specs"), "old")?,
            clientloom::project::read_specs(&folders[1].join("specs"), "new")?,
        ];
        let read = start.elapsed().as_secs_f64();
        let specs = check_both(&sources)?;
        let checked = start.elapsed().as_secs_f64();
        let [old, new] = [0, 1].map(|side: usize| Side { spec: &specs[side], sources: &sources[side] });
        shown = show::text(&diff(old, new));
        let all = start.elapsed().as_secs_f64();
        for (best, time) in best.iter_mut().zip([read, checked - read, all - checked, all]) {
            *best = best.min(time);
        }
    }
    let [read, checked, compared, all] = best.map(|time| time * 1000.0);
    println!("{} files a side: {}", many.iter().count(), shown.lines().last().unwrap_or_default());
    println!(
        "read {read:.0} ms, check {checked:.0} ms, compare {compared:.0} ms; in all {all:.0} ms (best of {ROUNDS})"
    );
    Ok(())
}

/// Checks both at once, as the command does.
fn check_both(sources: &[Sources; 2]) -> Result<[Spec; 2], Failure> {
    std::thread::scope(|scope| {
        let old = scope.spawn(|| check(&sources[0]).map_err(|failure| failure.to_string()));
        let new = check(&sources[1])?;
        Ok([old.join().map_err(|_| "a panic")??, new])
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
