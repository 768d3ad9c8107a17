//! Failing runs: the message names the file, and the exit code means failure.

use std::io::{self, Write};

use crate::support::tree::{Run, Tree};

/// A pipe whose reader has closed it.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

fn failure(err: &str) -> Run {
    Run { code: 1, out: String::new(), err: format!("error: {err}\n") }
}

#[test]
fn a_missing_specs_folder_is_named() {
    let tree = Tree::with(&crate::support::golden::cases("command/none"));
    assert_eq!(tree.run(&[]), failure("ROOT/specs: No such file or directory (os error 2)"));
    assert_eq!(tree.run(&["watch"]), failure("cannot watch ROOT/specs: No path was found."));
}

#[test]
fn a_file_in_place_of_a_folder_is_named() {
    let tree = Tree::with(&crate::support::golden::cases("command/small/specs"));
    tree.write("generated-client/src/generated/acme", "");
    let run = tree.run(&[]);
    assert_eq!(run, failure("ROOT/generated-client/src/generated/acme/mod.rs: File exists (os error 17)"));
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    let tree = Tree::with(&crate::support::golden::cases("command/small/specs"));
    tree.write("generated-client/src/generated/acme/mod.rs/inner", "");
    let run = tree.run(&[]);
    assert_eq!(run, failure("ROOT/generated-client/src/generated/acme/mod.rs: Is a directory (os error 21)"));
}

#[test]
fn a_spec_in_another_encoding_is_named() {
    let tree = Tree::generated();
    tree.write("specs/acme/v1/room/close.yaml", b"source:\n  title: caf\xe9\n");
    let message = "ROOT/specs/acme/v1/room/close.yaml is not UTF-8 in line 2; save it as UTF-8";
    assert_eq!(tree.run(&[]), failure(message));
}

#[test]
fn a_spec_with_another_extension_is_named() {
    let tree = Tree::generated();
    tree.write("specs/acme/v1/room/open.yml", "");
    assert_eq!(
        tree.run(&[]),
        failure("ROOT/specs/acme/v1/room/open.yml cannot be read under this name; rename it to end in `.yaml`")
    );
}

#[cfg(unix)]
#[test]
fn a_link_among_the_specs_is_refused() {
    let tree = Tree::generated();
    std::os::unix::fs::symlink(tree.path("specs/acme"), tree.path("specs/acme/v2")).expect("a link");
    let message = "ROOT/specs/acme/v2 is a symbolic link; copy the spec there, because its path is its name";
    assert_eq!(tree.run(&[]), failure(message));
}

/// Files behind a link in the generated tree are not generated files.
#[cfg(unix)]
#[test]
fn files_behind_a_link_are_not_removed() {
    let (tree, other) = (Tree::generated(), Tree::generated());
    let link = tree.path("generated-client/src/generated/other");
    std::os::unix::fs::symlink(other.path("generated-client/src/generated"), link).expect("a link");
    let before = other.sources();
    assert_eq!(tree.run(&[]).code, 0);
    assert_eq!(other.sources(), before);
}

/// Editors create such files next to open ones.
#[test]
fn hidden_files_are_ignored() {
    let tree = Tree::generated();
    tree.write("specs/acme/v1/room/.#close.yaml", [0xff]);
    assert_eq!(tree.run(&["--check"]).code, 0);
}

/// The exit code covers the whole output, and files are written in any case.
#[test]
fn a_closed_pipe_does_not_change_the_exit_code() {
    let tree = Tree::generated();
    let root = tree.path("").display().to_string();
    let close = "generated-client/src/generated/acme/v1/room/close.rs";
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..30");
    for (arguments, code) in [(&["--check"][..], 100), (&["lint"], 0), (&[], 0), (&["--check"], 0), (&["rules"], 0)] {
        let arguments = ["cargo-clientloom", "--root", &root].into_iter().chain(arguments.iter().copied());
        assert_eq!(clientloom::cli::run(arguments.map(Into::into), &mut Closed, &mut Closed), code);
    }
    assert!(std::fs::read_to_string(tree.path(close)).is_ok_and(|text| text.contains("chars(1, 30)")));
}
