//! The configuration of a project in `codegen.toml`: services, folders, and severities of findings.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use crate::diagnostics::codes::{self, Severity};
use crate::diagnostics::{Levels, Sources, nearest};
use crate::project::{files, services};

/// The name of the file, in the project's root folder.
pub(super) const FILE: &str = "codegen.toml";

/// A project: its root folder, with its configuration.
#[derive(Clone, Debug)]
pub(super) struct Project {
    pub(super) root: PathBuf,
    /// The folder of specs, below the root.
    pub(super) specs: String,
    /// The folder of the client's crate, below the root.
    pub(super) client: String,
    /// The services to generate; `None` for all.
    pub(super) services: Option<Vec<String>>,
    pub(super) levels: Levels,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    services: Option<Vec<String>>,
    paths: Paths,
    severity: BTreeMap<String, Level>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Paths {
    specs: String,
    client: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    Off,
}

impl Default for Paths {
    fn default() -> Self {
        Self { specs: "specs".to_owned(), client: "generated-client".to_owned() }
    }
}

impl Paths {
    /// Returns both folders, relative to the root.
    ///
    /// An absolute path is an error: generated files contain the paths, for all machines.
    fn below(&self) -> Result<[String; 2], String> {
        Ok([steps("specs", &self.specs)?, steps("client", &self.client)?])
    }
}

impl Project {
    /// Reads the project in `root`; without a root, the nearest one here or in a folder above.
    pub(super) fn find(root: Option<&Path>) -> io::Result<Option<Self>> {
        if let Some(root) = root {
            return Self::read(root).map(Some);
        }
        let here = std::env::current_dir()?;
        let default = Paths::default();
        let is_root = |folder: &&Path| {
            let has_folders = [&default.specs, &default.client].iter().all(|name| folder.join(name).is_dir());
            folder.join(FILE).is_file() || has_folders
        };
        here.ancestors().find(is_root).map(Self::read).transpose()
    }

    /// Creates a project with the defaults for a command outside of projects.
    pub(super) fn nowhere() -> Self {
        let Paths { specs, client } = Paths::default();
        Self { root: PathBuf::from("."), specs, client, levels: Levels::default(), services: None }
    }

    /// Returns the displayed path of a file or folder that is the folder of specs or below it.
    pub(super) fn spec_path(&self, path: &Path) -> Option<String> {
        let folder = self.root.join(&self.specs).canonicalize().ok()?;
        let below = files::below(&path.canonicalize().ok()?, &folder)?;
        Some(if below.is_empty() { self.specs.clone() } else { format!("{}/{below}", self.specs) })
    }

    /// Returns the folders of the specs and of the client's crate, from the text of the file.
    pub(super) fn folders(text: &str) -> io::Result<[String; 2]> {
        let File { paths, .. } = toml::from_str(text)
            .map_err(|error| io::Error::other(format!("{FILE}: {}", error.to_string().trim_end())))?;
        paths.below().map_err(|message| io::Error::other(format!("{FILE}: {message}")))
    }

    /// Reads the project in a folder; without a file, the defaults apply.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let path = root.join(FILE);
        let text = files::read_if_exists(&path)?.unwrap_or_default();
        let error = |message: &str| io::Error::other(format!("{}: {}", path.display(), message.trim_end()));
        let File { services, paths, severity } = toml::from_str(&text).map_err(|cause| error(&cause.to_string()))?;
        let levels = severity.iter().map(|(name, level)| read_level(name, *level)).collect::<Result<_, _>>();
        let [specs, client] = paths.below().map_err(|message| error(&message))?;
        let levels = levels.map_err(|message: String| error(&message))?;
        Ok(Self { root: root.to_path_buf(), specs, client, services, levels })
    }

    /// Returns the features of the services to generate; `None` if the project generates all.
    ///
    /// # Errors
    /// [`io::Error`] if `codegen.toml` names a service that the specs do not have.
    pub(super) fn chosen(&self, sources: &Sources) -> io::Result<Option<BTreeSet<String>>> {
        let chosen = self.services.as_ref().map(|chosen| services::choose(sources, chosen)).transpose();
        chosen.map_err(|message| io::Error::other(format!("{}: {message}", self.root.join(FILE).display())))
    }

    /// Returns the displayed folder of the client's sources.
    pub(super) fn crate_sources(&self) -> String {
        self.of_crate("src")
    }

    /// Returns the displayed path of a file in the client's crate.
    pub(super) fn of_crate(&self, path: &str) -> String {
        if self.client == "." { path.to_owned() } else { format!("{}/{path}", self.client) }
    }
}

/// Returns a relative path in its displayed form.
///
/// The root itself is `.`, which only the client's crate can use.
fn steps(key: &str, path: &str) -> Result<String, String> {
    let step = |part: Component<'_>| match part {
        Component::Normal(step) => step.to_str().filter(|step| !step.contains('\\')).map(ToOwned::to_owned),
        _ => None,
    };
    let parts = Path::new(path).components().filter(|part| *part != Component::CurDir);
    let steps: Option<Vec<String>> = parts.map(step).collect();
    match steps {
        Some(steps) if !steps.is_empty() => Ok(steps.join("/")),
        Some(_) if key == "client" && !path.is_empty() => Ok(".".to_owned()),
        _ => Err(format!(
            "paths.{key}: `{path}` is not a folder below this file's folder: write a path such as `api/{key}`"
        )),
    }
}

/// Reads the severity of a finding; an error cannot be weakened.
fn read_level(name: &str, level: Level) -> Result<(&'static str, Option<Severity>), String> {
    let Some(code) = codes::all().find(|code| code.name == name) else {
        let near = nearest(name, codes::all().map(|code| code.name));
        let guess = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        return Err(format!("severity: there is no rule `{name}`{guess}"));
    };
    let level = match level {
        Level::Error => Some(Severity::Error),
        Level::Warning => Some(Severity::Warning),
        Level::Off => None,
    };
    if code.severity == Severity::Error && level != Some(Severity::Error) {
        return Err(format!(
            "severity: `{name}` must stay an error, because a spec that breaks it cannot become a client"
        ));
    }
    Ok((code.name, level))
}
