//! Files of a commit, as git hands them out.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diagnostics::{Source, Sources};
use crate::project::files;

/// Reads the specs below `folder` at a commit, none if there are none; `folder` is relative to `root`, which lies in the
/// repository.
///
/// # Errors
/// If there is no git, or no such commit.
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

/// Says that a revision has no specs in a folder.
pub(super) fn without_specs(revision: &str, folder: &str) -> io::Error {
    io::Error::other(format!("revision `{revision}` has no specs below `{folder}`"))
}

/// The commit that a revision is.
///
/// # Errors
/// If there is no git, or no such revision.
pub(super) fn commit(root: &Path, revision: &str) -> io::Result<String> {
    let wanted = format!("{revision}^{{commit}}");
    let found = run(root, &["rev-parse", "--quiet", "--verify", "--end-of-options", &wanted], "");
    let found = found.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => error,
        _ if is_outside(&error) => io::Error::other("this folder is not in a git repository"),
        // Of a revision that is not there it says nothing.
        _ if error.to_string() != SILENT => error,
        _ if revision == "HEAD" => io::Error::other("the repository has no commits yet"),
        _ => io::Error::other(format!("git knows no revision `{revision}`")),
    })?;
    Ok(String::from_utf8_lossy(&found).trim().to_owned())
}

/// The path of a folder below the root of its repository, such as `client/`; empty for the root, and outside of git.
pub(super) fn prefix(folder: &Path) -> String {
    let said = run(folder, &["rev-parse", "--show-prefix"], "").unwrap_or_default();
    String::from_utf8_lossy(&said).trim_end_matches('\n').to_owned()
}

/// A file at a commit, by its path from `root`; none if there is no such file.
pub(super) fn read_file(root: &Path, commit: &str, path: &str) -> Option<String> {
    // A path that leaves the repository is refused: there is no such file either.
    let found = run(root, &["cat-file", "--batch"], &format!("{commit}:./{path}\n")).ok()?;
    objects(&found).pop()
}

/// What is said for a run that failed without a word.
const SILENT: &str = "git failed without a message";

/// What a repository says of its tags.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Those of commits that HEAD stands on.
    pub(super) below: Vec<String>,
    /// All others.
    pub(super) beside: Vec<String>,
    /// Whether only the last commits are here, so that tags may be missing.
    pub(super) is_shallow: bool,
}

/// The tags of the repository that a folder is in; none if it is in no repository.
///
/// # Errors
/// If there is no git, or it refuses.
pub(super) fn tags(root: &Path) -> io::Result<Option<Tags>> {
    let said = match run(root, &["rev-parse", "--is-shallow-repository"], "") {
        Err(error) if is_outside(&error) => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_below_repository(root) => return Ok(None),
        said => said?,
    };
    let is_shallow = said.starts_with(b"true");
    // Before the first commit there is no HEAD.
    let Ok(head) = commit(root, "HEAD") else { return Ok(Some(Tags { is_shallow, ..Tags::default() })) };
    let list = |which: &str| {
        let names =
            run(root, &["for-each-ref", "--format=%(refname:strip=2)", &format!("{which}={head}"), "refs/tags"], "");
        names.map(|names| String::from_utf8_lossy(&names).lines().map(ToOwned::to_owned).collect())
    };
    Ok(Some(Tags { below: list("--merged")?, beside: list("--no-merged")?, is_shallow }))
}

fn is_outside(error: &io::Error) -> bool {
    error.to_string().contains("not a git repository")
}

/// Whether a folder looks as if it were in a repository, where there is no git to ask.
fn is_below_repository(root: &Path) -> bool {
    root.canonicalize().is_ok_and(|root| root.ancestors().any(|folder| folder.join(".git").exists()))
}

fn is_spec(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "yaml")
        && !path.split('/').any(|step| step.starts_with('.'))
}

/// The texts in the answer of `git cat-file --batch`: a line that ends in a length, then as many bytes, then a line end.
fn objects(mut answer: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    while let Some(end) = answer.iter().position(|byte| *byte == b'\n') {
        let head = String::from_utf8_lossy(&answer[..end]);
        let length = head.rsplit(' ').next().and_then(|length| length.parse::<usize>().ok());
        let Some(text) = length.and_then(|length| answer.get(end + 1..end + 1 + length)) else { break };
        texts.push(files::unix_text(&String::from_utf8_lossy(text)));
        answer = answer.get(end + 2 + text.len()..).unwrap_or_default();
    }
    texts
}

fn run(root: &Path, arguments: &[&str], input: &str) -> io::Result<Vec<u8>> {
    let mut child = Command::new("git")
        // What it says is read.
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
    // Written beside the reading, as git answers while it is asked.
    let done = std::thread::scope(|scope| {
        let writer = scope.spawn(move || stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input.as_bytes())));
        let done = child.wait_with_output();
        // Git may end before it has read all: then its own answer says why.
        drop(writer.join());
        done
    })?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let said = said.lines().next().map(|line| format!("git: {}", line.trim_start_matches("fatal: ")));
    Err(io::Error::other(said.unwrap_or_else(|| SILENT.to_owned())))
}
