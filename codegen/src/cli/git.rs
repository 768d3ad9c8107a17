//! Files, commits and tags of a git repository, read with the command `git`.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diagnostics::{Source, Sources};
use crate::project::files;

/// Reads the specs below a folder at a commit; `None` if there are none.
///
/// `folder` is relative to `root`, a folder in the repository.
///
/// # Errors
/// [`io::Error`] if git cannot run, or if there is no such commit.
pub(super) fn read_specs(root: &Path, commit: &str, folder: &str) -> io::Result<Option<Sources>> {
    let listed = run(root, &["ls-tree", "-r", "-z", "--name-only", commit, "--", &format!("{folder}/")], "")?;
    let paths: Vec<String> = listed
        .split(|byte| *byte == 0)
        .map(|path| String::from_utf8_lossy(path).into_owned())
        .filter(|path| is_spec(path))
        .collect();
    if paths.is_empty() {
        return Ok(None);
    }
    let wanted: Vec<String> = paths.iter().map(|path| format!("{commit}:./{path}\n")).collect();
    let texts = objects(&run(root, &["cat-file", "--batch"], &wanted.concat())?);
    if texts.len() < paths.len() {
        return Err(io::Error::other(format!("git did not return all specs of `{commit}`")));
    }
    let files = paths.into_iter().zip(texts).map(|(path, text)| {
        let below = path.strip_prefix(folder).unwrap_or(&path).trim_start_matches('/');
        Source { path: format!("{folder}/{below}"), text }
    });
    Ok(Some(Sources::new(folder, files.collect())))
}

/// Returns the error of a revision that has no specs in a folder.
pub(super) fn without_specs(revision: &str, folder: &str) -> io::Error {
    io::Error::other(format!("revision `{revision}` has no specs below `{folder}`"))
}

/// Returns the id of a revision's commit.
///
/// # Errors
/// [`io::Error`] if git cannot run, or if there is no such revision.
pub(super) fn commit(root: &Path, revision: &str) -> io::Result<String> {
    let wanted = format!("{revision}^{{commit}}");
    let found = run(root, &["rev-parse", "--quiet", "--verify", "--end-of-options", &wanted], "");
    let found = found.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => error,
        _ if is_outside(&error) => io::Error::other("this folder is not in a git repository"),
        // For an unknown revision git prints nothing.
        _ if error.to_string() != SILENT => error,
        _ if revision == "HEAD" => io::Error::other("the repository has no commits yet"),
        _ => io::Error::other(format!("git knows no revision `{revision}`")),
    })?;
    Ok(String::from_utf8_lossy(&found).trim().to_owned())
}

/// Returns the path of a folder below the root of its repository, such as `client/`.
///
/// The path is empty for the root, and outside of a repository.
pub(super) fn prefix(folder: &Path) -> String {
    let output = run(folder, &["rev-parse", "--show-prefix"], "").unwrap_or_default();
    String::from_utf8_lossy(&output).trim_end_matches('\n').to_owned()
}

/// Reads a file at a commit, by its path from `root`; `None` if there is no such file.
pub(super) fn read_file(root: &Path, commit: &str, path: &str) -> Option<String> {
    // Git rejects a path outside of the repository, where there is no such file either.
    let found = run(root, &["cat-file", "--batch"], &format!("{commit}:./{path}\n")).ok()?;
    objects(&found).pop()
}

/// The message for a run of git that failed without output.
const SILENT: &str = "git failed without a message";

/// The tags of a repository.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// The tags in the history of HEAD.
    pub(super) merged: Vec<String>,
    /// All other tags.
    pub(super) unmerged: Vec<String>,
    /// Whether the clone is shallow, so that tags may be missing.
    pub(super) is_shallow: bool,
}

/// Returns the tags of a folder's repository; `None` if the folder is in no repository.
///
/// # Errors
/// [`io::Error`] if git cannot run, or fails.
pub(super) fn tags(root: &Path) -> io::Result<Option<Tags>> {
    let output = match run(root, &["rev-parse", "--is-shallow-repository"], "") {
        Err(error) if is_outside(&error) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_below_repository(root) => return Ok(None),
        output => output?,
    };
    let is_shallow = output.starts_with(b"true");
    // Before the first commit there is no HEAD.
    let Ok(head) = commit(root, "HEAD") else { return Ok(Some(Tags { is_shallow, ..Tags::default() })) };
    let list = |filter: &str| {
        let names =
            run(root, &["for-each-ref", "--format=%(refname:strip=2)", &format!("{filter}={head}"), "refs/tags"], "");
        names.map(|names| String::from_utf8_lossy(&names).lines().map(ToOwned::to_owned).collect())
    };
    Ok(Some(Tags { merged: list("--merged")?, unmerged: list("--no-merged")?, is_shallow }))
}

fn is_outside(error: &io::Error) -> bool {
    error.to_string().contains("not a git repository")
}

/// Whether a folder seems to be in a repository, for systems without git.
fn is_below_repository(root: &Path) -> bool {
    root.canonicalize().is_ok_and(|root| root.ancestors().any(|folder| folder.join(".git").exists()))
}

fn is_spec(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "yaml")
        && !path.split('/').any(|step| step.starts_with('.'))
}

/// Returns the texts in the output of `git cat-file --batch`.
///
/// Each object is a line that ends with the length, then the bytes, then a line end.
fn objects(mut output: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    while let Some(end) = output.iter().position(|byte| *byte == b'\n') {
        let head = String::from_utf8_lossy(&output[..end]);
        let length = head.rsplit(' ').next().and_then(|length| length.parse::<usize>().ok());
        let Some(text) = length.and_then(|length| output.get(end + 1..end + 1 + length)) else { break };
        texts.push(files::unix_text(&String::from_utf8_lossy(text)));
        output = output.get(end + 2 + text.len()..).unwrap_or_default();
    }
    texts
}

/// Runs git with an input and returns its output; a failure has the first line of its message.
fn run(root: &Path, arguments: &[&str], input: &str) -> io::Result<Vec<u8>> {
    let mut child = Command::new("git")
        // The messages are parsed, so they must be in English.
        .env("LC_ALL", "C")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| io::Error::new(error.kind(), format!("cannot run git: {error}")))?;
    let mut stdin = child.stdin.take();
    // A thread writes the input, because git writes its output before it has read all of the input.
    let output = std::thread::scope(|scope| {
        let writer = scope.spawn(move || stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output();
        // If git ends before it has read all, its message has the reason.
        drop(writer.join());
        output
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let message = message.lines().next().map(|line| format!("git: {}", line.trim_start_matches("fatal: ")));
    Err(io::Error::other(message.unwrap_or_else(|| SILENT.to_owned())))
}
