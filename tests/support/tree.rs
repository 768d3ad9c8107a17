//! A temporary repository, and runs of the command in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::support::golden::{self, Files};

/// A temporary folder, removed on drop.
pub(crate) struct Tree(tempfile::TempDir);

/// The exit code and the output of a run, without color.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Tree {
    /// Creates an empty folder.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// Creates a repository with the specs of a folder and without generated files.
    pub(crate) fn with(specs: &Path) -> Self {
        let tree = Self::empty();
        for (path, text) in golden::read(specs) {
            tree.write(&format!("specs/{path}"), text);
        }
        tree
    }

    /// Creates the repository of most tests: one vendor, two pages, generated.
    pub(crate) fn generated() -> Self {
        let tree = Self::with(&golden::cases("command/small/specs"));
        let run = tree.run(&[]);
        assert_eq!(run.code, 0, "{}", run.err);
        tree
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, content).expect("a file that can be written");
    }

    /// Replaces a text that a file contains once.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).expect("a file that can be read");
        assert_eq!(text.matches(from).count(), 1, "{path} holds `{from}` once");
        self.write(path, text.replace(from, to));
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file that can go");
    }

    /// Returns all files of the crate's sources.
    pub(crate) fn sources(&self) -> Files {
        golden::read(&self.path("generated-client/src"))
    }

    /// Makes every generated file an hour older and returns the new time.
    pub(crate) fn age(&self) -> SystemTime {
        let before = SystemTime::now() - Duration::from_secs(60 * 60);
        for path in self.sources().keys() {
            let file = fs::File::options().write(true).open(self.source(path)).expect("a file that can be opened");
            file.set_modified(before).expect("a time that can be set");
        }
        before
    }

    /// Returns the generated files that were written after a time.
    pub(crate) fn written_after(&self, time: SystemTime) -> Vec<String> {
        let second = time + Duration::from_secs(1);
        let modified = |path: &String| fs::metadata(self.source(path)).and_then(|metadata| metadata.modified());
        self.sources().into_keys().filter(|path| modified(path).expect("a time") > second).collect()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let root = self.0.path().to_str().expect("a path in UTF-8");
        let mut run = run(&[arguments, &["--root", root]].concat());
        (run.out, run.err) = (self.shown(&run.out), self.shown(&run.err));
        run
    }

    /// Returns a text in which `ROOT` replaces the path of the tree.
    pub(crate) fn shown(&self, text: &str) -> String {
        text.replace(self.0.path().to_str().expect("a path in UTF-8"), "ROOT")
    }

    /// Runs git in the tree, without the user's settings. Returns `false` if git is not installed.
    pub(crate) fn git(&self, arguments: &[&str]) -> bool {
        let settings =
            ["user.name=Tests", "user.email=tests@example.com", "init.defaultBranch=main", "core.autocrlf=false"];
        let settings = settings.iter().flat_map(|setting| ["-c", setting]);
        let mut git = Command::new("git");
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        match git.arg("-C").arg(self.path("")).args(settings).args(arguments).output() {
            Ok(done) => {
                assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
                true
            }
            Err(_) => false,
        }
    }

    /// Runs the command in a separate process, with a file as standard input.
    pub(crate) fn piped(&self, file: &str, arguments: &[&str]) -> Run {
        let file = fs::File::open(self.path(file)).expect("a file that can be read");
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--offline", "--package", "clientloom", "--bin", "cargo-clientloom"]);
        command.args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"), "--"]);
        let run = command.args(arguments).arg("--root").arg(self.path("")).stdin(file).output().expect("a run");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let code = run.status.code().and_then(|code| code.try_into().ok()).expect("an exit code");
        Run { code, out: text(run.stdout), err: text(run.stderr) }
    }

    fn source(&self, path: &str) -> PathBuf {
        self.path("generated-client/src").join(path)
    }
}

/// Runs the command with streams that are not terminals.
pub(crate) fn run(arguments: &[&str]) -> Run {
    let (mut out, mut err) = (anstream::AutoStream::never(Vec::new()), anstream::AutoStream::never(Vec::new()));
    let arguments = ["cargo-clientloom", "clientloom"].iter().chain(arguments).map(Into::into);
    let code = clientloom::cli::run(arguments, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Run { code, out: text(out.into_inner()), err: text(err.into_inner()) }
}
