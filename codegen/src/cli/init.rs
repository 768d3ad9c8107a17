//! `cargo clientloom init`: a new project from the template.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use semver::VersionReq;

use super::config::Project;
use super::exit::{FINDINGS, WRONG_USAGE};
use super::make::{self, GENERATOR, Mode};
use super::manifest;
use super::streams::Streams;
use crate::change::lock::{self, Lock};
use crate::diagnostics::{Report, Source, Sources};
use crate::format::schema;
use crate::naming;
use crate::project::files::{self, Action};
use crate::project::template::{self, KEPT, Settings};
use crate::rust::{Generated, generate};

pub(super) const MORE_HELP: &str = "\
The project is one crate that contains the specs: codegen.toml, specs/ with a page of
an invented vendor, a generated client, and tests that call it. Existing files are
never overwritten; .gitignore and README.md stay unchanged.
Examples:
  cargo clientloom init
  cargo clientloom init rooms --vendor open_desk
  cargo clientloom init rooms --runtime-path ../checkout/generated-client/runtime";

/// The package that generated code uses.
const RUNTIME: &str = "clientloom-runtime";

#[derive(Clone, Debug, Args)]
pub(super) struct Init {
    /// Folder of the project; created if missing [default: here]
    folder: Option<PathBuf>,
    /// Name of the vendor's folder and module
    #[arg(long, value_name = "NAME", default_value = "acme")]
    vendor: String,
    /// Folder of clientloom-runtime [default: the registry]
    #[arg(long, value_name = "FOLDER")]
    runtime_path: Option<PathBuf>,
}

/// Writes the project and generates its client, unless files of the project already exist.
pub(super) fn run(args: &Init, root: Option<&Path>, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(reason) = refuse(args)? {
        writeln!(streams.err, "error: {reason}")?;
        return Ok(WRONG_USAGE);
    }
    let folder = folder(args, root);
    fs::create_dir_all(&folder)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
    let files = template_files(args, &folder)?;
    let mut report = Report::default();
    let sources = sources(&files);
    let written = |path: &str| Ok(files.iter().find(|file| file.path == path).map(|file| file.text.clone()));
    let options = make::options(".", &written)?;
    let generated = generate(&sources, &options, &mut report);
    streams.show(&report, &sources)?;
    let Ok(generated) = generated else { return streams.conclude(&report, "") };
    let conflicts = conflicts(&folder, &all_files(&files, &sources, generated))?;
    if !conflicts.is_empty() {
        report_conflicts(&conflicts, streams)?;
        return Ok(FINDINGS);
    }
    for file in files.iter().filter(|file| folder.join(&file.path).symlink_metadata().is_err()) {
        files::create(&folder.join(&file.path), &file.text)?;
    }
    let project = Project::read(&folder)?;
    let sources = files::read_specs(&folder.join(&project.specs), &project.specs)?;
    let code = make::run(Mode::Write, &project, sources, &mut Report::default(), streams)?;
    print_next_steps(args, &folder, streams)?;
    Ok(code)
}

/// Returns the folder of the project, relative to `--root` if it is given.
fn folder(args: &Init, root: Option<&Path>) -> PathBuf {
    match (root, &args.folder) {
        (Some(root), Some(folder)) => root.join(folder),
        (Some(folder), None) => folder.to_path_buf(),
        (None, folder) => folder.clone().unwrap_or_else(|| PathBuf::from(".")),
    }
}

/// Returns the files of the template.
fn template_files(args: &Init, folder: &Path) -> io::Result<Vec<Source>> {
    let runtime = args.runtime_path.as_deref().map(|runtime| relative_to(folder, runtime)).transpose()?;
    let rust = env!("CARGO_PKG_RUST_VERSION");
    let settings = Settings { vendor: &args.vendor, version: GENERATOR, rust, runtime: runtime.as_deref() };
    Ok(template::files(&settings))
}

/// Returns all files of the project: the template, the lock file, the schemas, the generated code.
fn all_files(files: &[Source], sources: &Sources, generated: Generated) -> Vec<Source> {
    let lock = Source { path: lock::FILE.to_owned(), text: Lock::of(sources).text(GENERATOR) };
    let in_specs = |output: Source| Source { path: format!("specs/{}", output.path), ..output };
    let in_src = |output: Source| Source { path: format!("src/{}", output.path), ..output };
    (files.iter().cloned().chain([lock]))
        .chain(schema::schemas().into_iter().map(in_specs))
        .chain([generated.client, generated.examples].concat().into_iter().map(in_src))
        .collect()
}

fn report_conflicts(conflicts: &BTreeSet<String>, streams: &mut Streams<'_>) -> io::Result<()> {
    writeln!(streams.err, "error: nothing was written, because these files already exist:")?;
    for path in conflicts {
        writeln!(streams.err, "  {path}")?;
    }
    writeln!(streams.err, "help: move them away, or name another folder: `cargo clientloom init FOLDER`")
}

/// Returns the reason why no vendor can have this name; `None` if the name is valid.
pub(super) fn refuse_vendor(vendor: &str) -> Option<String> {
    let reason = if naming::snake(vendor) != vendor || !naming::is_name(vendor) || !vendor.is_ascii() {
        "use a small letter first, then small letters, digits and single `_`; Rust's keywords are not allowed"
            .to_owned()
    } else if naming::is_device(vendor) {
        format!("Windows reserves this name; `{vendor}_api` is free, for example")
    } else if naming::is_root(vendor) {
        format!("a client reserves this name; `{vendor}_api` is free, for example")
    } else {
        return None;
    };
    Some(format!("`{vendor}` cannot be the module of a vendor: {reason}"))
}

/// Returns the reason why the arguments are invalid; `None` if they are valid.
fn refuse(args: &Init) -> io::Result<Option<String>> {
    if let Some(reason) = refuse_vendor(&args.vendor) {
        return Ok(Some(reason));
    }
    let Some(folder) = &args.runtime_path else { return Ok(None) };
    let read = |path: &str| files::read_if_exists(Path::new(path));
    let is_compatible = |version| VersionReq::parse(GENERATOR).is_ok_and(|wanted| wanted.matches(version));
    let reason = match manifest::read(&folder.to_string_lossy(), &read)? {
        Some(krate) if krate.name == RUNTIME && is_compatible(&krate.version) => return Ok(None),
        Some(krate) if krate.name == RUNTIME => {
            format!("it contains version {}, but this generator needs {GENERATOR}", krate.version)
        }
        Some(krate) => format!("it contains the package `{}`", krate.name),
        None => "it has no Cargo.toml with a package".to_owned(),
    };
    Ok(Some(format!("{} cannot be the folder of {RUNTIME}: {reason}", folder.display())))
}

/// Returns the runtime's folder for the project's Cargo.toml: absolute, or relative to the project.
fn relative_to(folder: &Path, runtime: &Path) -> io::Result<String> {
    let path = if runtime.is_absolute() {
        runtime.to_path_buf()
    } else {
        let (folder, runtime) = (fs::canonicalize(folder)?, fs::canonicalize(runtime)?);
        let shared = folder.components().zip(runtime.components()).take_while(|(a, b)| a == b).count();
        let up = folder.components().skip(shared).map(|_| Path::new(".."));
        let down = runtime.components().skip(shared).map(|step| Path::new(step.as_os_str()));
        if shared == 0 { runtime.clone() } else { up.chain(down).collect() }
    };
    let text = path.to_str().ok_or_else(|| io::Error::other(format!("{} is not UTF-8", path.display())))?;
    Ok(if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() })
}

/// Returns the specs among the files.
fn sources(files: &[Source]) -> Sources {
    let specs = files.iter().filter(|file| file.path.starts_with("specs/"));
    Sources::new("specs", specs.map(|file| Source { path: file.path.clone(), text: file.text.clone() }).collect())
}

/// Returns the existing files that differ from the project's files, and all other specs.
fn conflicts(folder: &Path, all: &[Source]) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for change in files::plan(folder, &[], all, &BTreeMap::new())? {
        let path = Path::new(&change.path);
        let above = path.ancestors().skip(1).find(|above| folder.join(above).exists() && !folder.join(above).is_dir());
        if let Some(above) = above {
            found.insert(above.display().to_string());
        } else if change.action != Action::Keep
            && folder.join(path).symlink_metadata().is_ok()
            && !KEPT.contains(&change.path.as_str())
        {
            found.insert(change.path);
        }
    }
    let specs = folder.join("specs");
    if specs.is_dir() {
        let existing = files::read_specs(&specs, "specs")?;
        let is_own = |path: &String| all.iter().any(|file| file.path == *path);
        found.extend(existing.iter().map(|(_, source)| source.path.clone()).filter(|path| !is_own(path)));
    }
    Ok(found)
}

/// Prints the next steps of the user.
fn print_next_steps(args: &Init, folder: &Path, streams: &mut Streams<'_>) -> io::Result<()> {
    let page = format!("specs/{}", template::page(&args.vendor));
    let width = page.len();
    let location = args.folder.as_ref().map(|folder| format!(", in {}", folder.display())).unwrap_or_default();
    writeln!(streams.out, "\nnext{location}:")?;
    writeln!(streams.out, "  {page}  is invented: write your own page, or run `cargo clientloom import page.md`")?;
    writeln!(streams.out, "  {:width$}  generates the client again", "cargo clientloom")?;
    writeln!(streams.out, "  {:width$}  calls the client over the local network", "cargo test")?;
    if !fs::read_to_string(folder.join(".gitignore")).is_ok_and(|text| text.contains("target")) {
        writeln!(
            streams.out,
            "  {:width$}  already existed and lacks /target, the folder of cargo's output",
            ".gitignore"
        )?;
    }
    if args.runtime_path.is_none() {
        writeln!(
            streams.out,
            "\nCargo.toml takes {RUNTIME} {GENERATOR} from the registry. If it is not published there, add a `path`, \
             or start again with --runtime-path."
        )?;
    }
    Ok(())
}
