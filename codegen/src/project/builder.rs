//! For build scripts: specs in, one module in `OUT_DIR` out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use crate::diagnostics::{Report, render};
use crate::project::files;
use crate::rust::{Options, generate_nested};

/// Generates a client while its crate is built.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), clientloom::BuildError> {
///     clientloom::Builder::new("specs").write("client.rs")
/// }
/// ```
///
/// and in the crate, which depends on `clientloom-runtime`:
///
/// ```text
/// /// The generated client.
/// pub mod client {
///     include!(concat!(env!("OUT_DIR"), "/client.rs"));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    specs: PathBuf,
    options: Options,
}

impl Builder {
    /// Reads the specs of this folder, relative to the crate.
    #[must_use]
    pub fn new(specs: impl Into<PathBuf>) -> Self {
        Self { specs: specs.into(), options: Options::default() }
    }

    /// Derives serde's traits under a feature `serde` of the crate, which has to turn on that of `clientloom-runtime`.
    #[must_use]
    pub fn serde(mut self) -> Self {
        self.options.serde = true;
        self
    }

    /// Adds examples to the documentation. They import their types from `path`, the module that
    /// includes the client, such as `rooms::client`.
    ///
    /// `cargo test --doc` compiles the examples. By default the documentation has none.
    #[must_use]
    pub fn examples(mut self, path: impl Into<String>) -> Self {
        self.options.client_path = Some(path.into());
        self
    }

    /// Writes the module into `OUT_DIR`, tells cargo when to run again, prints warnings.
    ///
    /// # Errors
    /// All findings of all specs, or what keeps files from being read or written. Nothing is written then.
    pub fn write(&self, file: impl AsRef<Path>) -> Result<(), BuildError> {
        let variable = |name| {
            let missing =
                || BuildError(format!("{name} is not set: call the builder from a build script, which cargo runs"));
            env::var_os(name).map(PathBuf::from).ok_or_else(missing)
        };
        let (krate, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
        self.write_to(&krate, &out.join(file), &mut io::stdout().lock())
    }

    /// Does what [`Self::write`] does where cargo is not there to name the crate's folder and the file, nor to
    /// read the lines that are meant for it.
    ///
    /// # Errors
    /// As for [`Self::write`].
    pub fn write_to(&self, krate: &Path, file: &Path, cargo: &mut dyn Write) -> Result<(), BuildError> {
        let shown = self.specs.to_string_lossy().replace('\\', "/");
        writeln!(cargo, "cargo::rerun-if-changed={shown}")?;
        let sources = files::read_specs(&krate.join(&self.specs), &shown)?;
        let mut report = Report::default();
        let generated = generate_nested(&sources, &self.options, &mut report);
        let findings = render::render(&report, &sources, false);
        let text = generated.map_err(|_| BuildError(findings.clone()))?;
        for line in findings.lines() {
            writeln!(cargo, "cargo::warning={line}")?;
        }
        if fs::read_to_string(file).ok().as_deref() != Some(text.as_str()) {
            files::write_whole(file, &text)?;
        }
        Ok(())
    }
}

/// What kept a build script from making its client; it shows as the findings themselves.
pub struct BuildError(String);

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// A build script that returns an error shows it with `Debug`, so this is the text itself.
impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no client was generated:\n\n{}", self.0)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}
