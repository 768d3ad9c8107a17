//! The cost of an operation: lines and bytes of code, and time to generate, check and build it.
//!
//! `cargo bench -p clientloom --bench scale` prints the size of the client of `specs/`. It then
//! generates the client of as many operations as a large vendor has, and lets cargo check and build
//! the client of a part of them as a crate of its own. The operations are those of an invented
//! vendor (`synthetic/`). With the environment variable `VENDOR_CORPUS`, a folder with a folder of
//! pages for each vendor and day, they are the drafts of the first day of each vendor.
//!
//! With the environment variable `BENCH_SHORT`, one round of few operations shows that it works.
//!
//! The CPU times of cargo are those of this crate alone: its dependencies are built before, and the
//! time of an empty crate is subtracted. The bench reads them from `/proc`, so it needs Linux.

mod drafted;
mod short;
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use clientloom::diagnostics::{Report, Sources};
use clientloom::rust::{Generated, Options, generate};

/// The numbers of operations, of rounds, and of builds in a full and in a short run.
const FULL: Size = Size { operations: synthetic::ALL, built: 300, rounds: 5, builds: 3 };
const SHORT: Size = Size { operations: 40, built: 10, rounds: 1, builds: 1 };

struct Size {
    /// Operations whose client is generated.
    operations: usize,
    /// Operations whose client is checked and built.
    built: usize,
    rounds: usize,
    builds: usize,
}
const OPTIONS: Options = Options { features: false, events: false, examples: false, client_path: None, services: None };

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = clientloom::project::read_specs(&root.join("specs"), "specs")?;
    report_size(&run(&pages)?);
    let size = if short::is_short() { SHORT } else { FULL };
    let drafts = drafted::drafts()?;
    let many = drafts.unwrap_or_else(|| synthetic::specs(size.operations));
    let operations = run(&many)?.pages.len();
    let best = (0..size.rounds).map(|_| time(|| run(&many))).collect::<Result<Vec<f64>, Failure>>()?;
    let best = best.into_iter().fold(f64::INFINITY, f64::min);
    println!(
        "generate: {:.3} ms an operation ({operations} operations, best of {} rounds)",
        best / count(operations),
        size.rounds
    );
    report_builds(&root, &run(&synthetic::specs(size.built))?, size.builds)
}

fn run(sources: &Sources) -> Result<Generated, Failure> {
    let mut report = Report::default();
    generate(sources, &OPTIONS, &mut report)
        .map_err(|_| clientloom::diagnostics::render::render(&report, sources, false).into())
}

fn time<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<f64, Failure> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

/// Prints the lines and bytes of code for each file, and on average for an operation.
///
/// Comments and blank lines do not count. The average includes the types that pages share.
fn report_size(generated: &Generated) {
    let size = |text: &str| {
        let code = || text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"));
        (code().count(), code().map(|line| line.len() + 1).sum::<usize>())
    };
    let mut total = (0, 0);
    for output in generated.client.iter().filter(|output| !output.path.ends_with("mod.rs")) {
        let (lines, bytes) = size(&output.text);
        println!("{}: {lines} lines, {bytes} bytes", output.path);
        total = (total.0 + lines, total.1 + bytes);
    }
    let operations = generated.pages.len();
    println!(
        "an operation: {:.0} lines, {:.0} bytes",
        count(total.0) / count(operations),
        count(total.1) / count(operations)
    );
}

fn report_builds(root: &Path, generated: &Generated, builds: usize) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let crate_ = folder.path();
    let runtime = fs::canonicalize(root.join("generated-client/runtime"))?;
    let manifest = format!(
        "[package]\nname = \"scale\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[features]\nserde = []\n[workspace]\n\
         [dependencies]\nclientloom-runtime = {{ path = \"{}\", default-features = false, features = [\"eop\"] }}\n",
        runtime.display()
    );
    write(&crate_.join("Cargo.toml"), &manifest)?;
    for command in ["check", "build"] {
        write(&crate_.join("src/lib.rs"), "")?;
        cargo(crate_, command)?;
        let empty = measure(crate_, command, builds)?;
        for output in &generated.client {
            write(&crate_.join("src").join(&output.path), &output.text)?;
        }
        write(&crate_.join("src/lib.rs"), "pub mod generated;\n")?;
        let full = measure(crate_, command, builds)?;
        let operations = generated.pages.len();
        println!(
            "cargo {command}: {:.1} ms of CPU an operation ({operations} operations)",
            (full - empty) / count(operations)
        );
    }
    Ok(())
}

/// Returns the CPU milliseconds of a run that compiles only the crate itself; the least of a few.
fn measure(crate_: &Path, command: &str, builds: usize) -> Result<f64, Failure> {
    let mut least = f64::INFINITY;
    for _ in 0..builds {
        let library = crate_.join("src/lib.rs");
        let text = fs::read_to_string(&library)? + "\n";
        write(&library, &text)?;
        let before = children()?;
        cargo(crate_, command)?;
        least = least.min(children()? - before);
    }
    Ok(least)
}

fn cargo(crate_: &Path, command: &str) -> Result<(), Failure> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let target = crate_.join("target");
    let mut run = Command::new(cargo);
    run.args([command, "--quiet"]).current_dir(crate_).env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
    if run.status()?.success() { Ok(()) } else { Err(format!("cargo {command} failed").into()) }
}

/// Returns the CPU milliseconds of all child processes so far, in steps of 10 ms.
fn children() -> Result<f64, Failure> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |number: usize| fields.get(number).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    Ok((ticks(13) + ticks(14)) * 10.0)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    Ok(fs::write(path, text)?)
}
