//! Runs each command of the table in `cases/commands.yaml`, as a reader of the documents would.
//!
//! `cargo run -p client-tests --example run_commands`, with `-- WORD...` for the commands that
//! contain one of the words. Commands that write files run in a copy of the repository. The program
//! needs bash, git and curl.

#[path = "documented/table.rs"]
mod table;

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use table::{Folder, Row};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The longest that a command may take; the longest one builds a client.
const LIMIT: Duration = Duration::from_secs(900);

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<ExitCode, Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_chosen = |row: &&Row| words.is_empty() || words.iter().any(|word| row.command.contains(word));
    let stage = Stage::set()?;
    let mut failed = 0;
    for row in table::rows().iter().filter(is_chosen) {
        if let Some(reason) = &row.not_run {
            println!("- {} (not run: {reason})", row.command);
            continue;
        }
        let start = Instant::now();
        let problem = stage.run(row)?;
        println!("- {} ({} s)", row.command, start.elapsed().as_secs());
        if let Some(problem) = problem {
            failed += 1;
            println!("{problem}");
        }
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The folders in which commands run; they are removed at the end.
struct Stage {
    repository: PathBuf,
    folder: tempfile::TempDir,
}

impl Stage {
    /// Copies the repository to a folder of its own, with a release that commands compare with.
    fn set() -> Result<Self, Failure> {
        let stage = Self { repository: fs::canonicalize(REPOSITORY)?, folder: tempfile::tempdir()? };
        let script = include_str!("documented/stage.sh");
        let done = stage.bash(script, Folder::Repository).output()?;
        if !done.status.success() {
            return Err(String::from_utf8_lossy(&done.stderr).into());
        }
        Ok(stage)
    }

    fn bash(&self, script: &str, folder: Folder) -> Command {
        let (stage, name) = (self.folder.path(), folder_name(folder));
        let target = self.repository.join("target/documented").join(name);
        let mut bash = Command::new("bash");
        bash.args(["-euo", "pipefail", "-c", script]).current_dir(match folder {
            Folder::Repository => self.repository.clone(),
            Folder::Copy | Folder::Rooms => stage.join(name),
        });
        bash.env("STAGE", stage).env("CARGO_TERM_COLOR", "never").env_remove("CARGO_MANIFEST_DIR");
        if !matches!(folder, Folder::Repository) {
            let path = std::env::var("PATH").unwrap_or_default();
            bash.env("PATH", format!("{}:{path}", stage.join("installed/bin").display()));
            bash.env("CARGO_TARGET_DIR", target).env("CARGO_PROFILE_DEV_DEBUG", "0");
        }
        bash
    }

    /// Runs a command, and returns what is wrong with its output.
    fn run(&self, row: &Row) -> Result<Option<String>, Failure> {
        let mut bash = self.bash(row.run.as_ref().unwrap_or(&row.command), row.folder);
        let mut child =
            bash.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let output = read(&mut child, row)?;
        let missing: Vec<&String> = row.prints.iter().filter(|print| !table::contains(&output.text, print)).collect();
        let is_right = missing.is_empty() && output.exit.is_none_or(|exit| exit == row.exit);
        let problem =
            format!("exit: {:?}, expected {}\nnot printed: {missing:#?}\n{}", output.exit, row.exit, output.text);
        Ok((!is_right).then_some(problem))
    }
}

const fn folder_name(folder: Folder) -> &'static str {
    match folder {
        Folder::Repository => "repository",
        Folder::Copy => "copy",
        Folder::Rooms => "rooms",
    }
}

/// The output of a command, and its exit code unless it was stopped.
struct Output {
    text: String,
    exit: Option<i32>,
}

/// Reads both streams to their end, or until the command printed what it is stopped after.
fn read(child: &mut Child, row: &Row) -> Result<Output, Failure> {
    let (sender, lines) = channel();
    follow(child.stdout.take(), sender.clone());
    follow(child.stderr.take(), sender);
    let mut text = String::new();
    let is_stopped = collect(&lines, row.until.as_deref(), &mut text);
    if is_stopped {
        // The group: cargo's own child as well.
        Command::new("kill").args(["--", &format!("-{}", child.id())]).status()?;
    }
    let exit = child.wait()?.code();
    let is_expected = is_stopped && row.until.as_deref().is_some_and(|until| table::contains(&text, until));
    Ok(Output { text, exit: if is_expected { None } else { Some(exit.unwrap_or(-1)) } })
}

/// Sends each line of a stream.
fn follow(stream: Option<impl Read + Send + 'static>, lines: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream.into_iter().next()?).lines().map_while(Result::ok) {
            lines.send(line).ok()?;
        }
        Some(())
    });
}

/// Collects lines; returns whether the command has to be stopped.
fn collect(lines: &Receiver<String>, until: Option<&str>, text: &mut String) -> bool {
    let end = Instant::now() + LIMIT;
    loop {
        match lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                let is_last = until.is_some_and(|until| table::contains(&line, until));
                text.extend([line.as_str(), "\n"]);
                if is_last {
                    return true;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => return true,
        }
    }
}
