//! Crates outside the workspace that tests write and build.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Returns cargo in the folder of a crate, with the target folder of all such crates.
///
/// The folder stays between runs, so dependencies are built once for all tests. Flags of the
/// caller do not count: a program that a test writes may leave parts of its client unused.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").as_deref().unwrap_or(OsStr::new("cargo")));
    cargo.current_dir(folder).env("RUSTFLAGS", "");
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch"));
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    cargo
}

/// A crate in a temporary folder, which depends on the runtime.
pub(crate) struct ScratchCrate(TempDir);

impl ScratchCrate {
    /// Writes the manifest and the lock file.
    ///
    /// `runtime` is what follows the path of the runtime, and `rest` the end of the manifest. The
    /// lock file is the repository's, so cargo downloads nothing.
    pub(crate) fn new(name: &str, runtime: &str, rest: &str) -> Self {
        let made = Self(tempfile::tempdir().expect("a folder"));
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        let path = repository.join("generated-client/runtime").display().to_string();
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
             clientloom-runtime = {{ path = {path:?}, {runtime} }}\n{rest}"
        );
        made.put("Cargo.toml", &manifest);
        made.put("Cargo.lock", &fs::read_to_string(repository.join("Cargo.lock")).expect("versions"));
        made
    }

    /// Writes a file, and the folders that contain it.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }

    /// Returns the path of a file in the crate.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs cargo without network.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Output {
        cargo(&self.path("")).args(arguments).arg("--offline").output().expect("cargo")
    }

    /// Runs the program of the crate, and returns its standard output.
    pub(crate) fn run(&self) -> Vec<u8> {
        let ran = self.cargo(&["run", "--quiet"]);
        let printed = String::from_utf8_lossy(&ran.stderr);
        // A client has many unused parts, whose warnings would hide an error.
        let errors: Vec<&str> = printed.split("\n\n").filter(|part| !part.starts_with("warning")).collect();
        assert!(ran.status.success(), "{}", errors.join("\n\n"));
        ran.stdout
    }
}
