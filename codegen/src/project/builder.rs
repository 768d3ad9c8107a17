//! The builder for build scripts, which generates a client as one module in `OUT_DIR`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use crate::diagnostics::{Report, render};
use crate::project::{files, services};
use crate::rust::{Options, generate_nested};

/// A generator for build scripts, which generates a client while its crate is built.
///
/// In `build.rs`:
///
/// ```no_run
/// fn main() -> Result<(), clientloom::BuildError> {
///     clientloom::Builder::new("specs").write("client.rs")
/// }
/// ```
///
/// In the crate, which depends on `clientloom-runtime`:
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
    services: Option<Vec<String>>,
    options: Options,
}

impl Builder {
    /// Creates a generator for the specs of a folder, relative to the crate's folder.
    #[must_use]
    pub fn new(specs: impl Into<PathBuf>) -> Self {
        Self { specs: specs.into(), services: None, options: Options::default() }
    }

    /// Chooses the services to generate (default: all).
    ///
    /// A service is the first part of an operation's name that is not a version: `im` for
    /// `im.v1.message.create`. A name such as `feishu-im` chooses the service of one vendor, and
    /// `feishu` all services of a vendor. The specs of other services are checked, but not
    /// generated. [`Builder::write`] fails if a name is unknown, or if the list is empty.
    ///
    /// ```no_run
    /// fn main() -> Result<(), clientloom::BuildError> {
    ///     let builder = clientloom::Builder::new("specs").services(["im", "calendar"]);
    ///     builder.write("client.rs")
    /// }
    /// ```
    #[must_use]
    pub fn services(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.services = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Adds the events that vendors push (default: no events).
    ///
    /// The crate needs the feature `events` of the runtime.
    #[must_use]
    pub const fn events(mut self) -> Self {
        self.options.events = true;
        self
    }

    /// Adds examples to the documentation (default: no examples).
    ///
    /// The examples import their types from `path`, the module that includes the client, such as
    /// `rooms::client`. `cargo test --doc` compiles the examples.
    #[must_use]
    pub fn examples(mut self, path: impl Into<String>) -> Self {
        self.options.client_path = Some(path.into());
        self
    }

    /// Writes the module into a file in `OUT_DIR`.
    ///
    /// The method also prints lines for cargo: the folder whose changes run the build script again,
    /// and the warnings about the specs.
    ///
    /// # Errors
    /// [`BuildError`] if a spec has errors, if a chosen service is unknown, if a file cannot be
    /// read or written, or if no build script runs. The module is then not written.
    pub fn write(&self, file: impl AsRef<Path>) -> Result<(), BuildError> {
        let variable = |name| {
            let missing =
                || BuildError(format!("{name} is not set: call the builder from a build script, which cargo runs"));
            env::var_os(name).map(PathBuf::from).ok_or_else(missing)
        };
        let (krate, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
        self.write_to(&krate, &out.join(file), &mut io::stdout().lock())
    }

    /// Writes the module into any file, outside of a build script.
    ///
    /// `krate` is the crate's folder. The lines for cargo go to the stream `cargo`.
    ///
    /// # Errors
    /// [`BuildError`] if a spec has errors, if a chosen service is unknown, or if a file cannot be
    /// read or written.
    pub fn write_to(&self, krate: &Path, file: &Path, cargo: &mut dyn Write) -> Result<(), BuildError> {
        let shown = self.specs.to_string_lossy().replace('\\', "/");
        writeln!(cargo, "cargo::rerun-if-changed={shown}")?;
        let sources = files::read_specs(&krate.join(&self.specs), &shown)?;
        let chosen = self.services.as_ref().map(|chosen| services::choose(&sources, chosen));
        let options = Options { services: chosen.transpose().map_err(BuildError)?, ..self.options.clone() };
        let mut report = Report::default();
        let generated = generate_nested(&sources, &options, &mut report);
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

/// The error of a build script, whose text contains the findings.
pub struct BuildError(String);

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Writes the plain text, because cargo shows the error of a build script with `Debug`.
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
