//! The message of a failed comparison: the first difference, and the command that accepts it.

use std::fmt::Write;
use std::thread;

use similar::{ChangeTag, TextDiff};

/// Number of lines that a message shows around the first difference.
const SHOWN: usize = 20;

/// Number of equal lines that a message shows before the first difference.
const BEFORE: usize = 5;

/// Returns the lines around the first difference: `-` marks expected lines, `+` actual ones.
pub(crate) fn first_difference(expected: &str, actual: &str) -> String {
    let diff = TextDiff::from_lines(expected, actual);
    let changes: Vec<_> = diff.iter_all_changes().collect();
    let Some(first) = changes.iter().position(|change| change.tag() != ChangeTag::Equal) else {
        return "no line differs\n".to_owned();
    };
    let start = first.saturating_sub(BEFORE);
    let end = changes.len().min(start + SHOWN);
    let mut text = String::new();
    for change in &changes[start..end] {
        let number = change.old_index().or(change.new_index()).map_or(0, |index| index + 1);
        let line = change.to_string_lossy();
        // A carriage return is shown, as it would move the cursor instead.
        let line = line.strip_suffix('\n').unwrap_or(&line).replace('\r', "\\r");
        let end = if change.missing_newline() { " (no line end)" } else { "" };
        writeln!(text, "{number:>5} {}{line}{end}", change.tag()).expect("memory suffices");
    }
    let hidden = changes[end..].iter().filter(|change| change.tag() != ChangeTag::Equal).count();
    if hidden > 0 {
        writeln!(text, "… {hidden} more changed lines").expect("memory suffices");
    }
    text
}

/// Returns the command that accepts the actual text in the running test.
pub(crate) fn how_to_accept() -> String {
    const COMMAND: &str = "UPDATE_EXPECT=1 cargo test -p client-tests";
    // With one thread, all tests run in the main one, which bears no test's name.
    match thread::current().name().filter(|name| *name != "main") {
        Some(test) => format!("accept it: {COMMAND} -- {test}"),
        None => format!("accept it: {COMMAND} -- NAME"),
    }
}

#[test]
fn difference_shows_expected_and_actual_lines_with_context() {
    let expected = "one\ntwo\nthree\nfour\n";
    let actual = "one\ntwo\n3\nfour\n";
    assert_eq!(first_difference(expected, actual), "    1  one\n    2  two\n    3 -three\n    3 +3\n    4  four\n");
}

#[test]
fn difference_shows_twenty_lines_and_counts_the_rest() {
    let expected: String = (1..=60).fold(String::new(), |text, number| format!("{text}line {number}\n"));
    let actual = expected.replace("line 10\n", "line ten\n").replace("line 50\n", "line fifty\n");
    let shown = first_difference(&expected, &actual);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), SHOWN + 1);
    assert_eq!(lines[0], "    5  line 5");
    assert_eq!(lines[BEFORE..BEFORE + 2], ["   10 -line 10", "   10 +line ten"]);
    assert_eq!(lines[SHOWN], "… 2 more changed lines");
}

#[test]
fn difference_in_the_last_line_end_is_named() {
    assert_eq!(first_difference("a\n", "a"), "    1 -a\n    1 +a (no line end)\n");
    assert_eq!(first_difference("", "a\n"), "    1 +a\n");
    assert_eq!(first_difference("a\r\n", "a\n"), "    1 -a\\r\n    1 +a\n");
    assert_eq!(first_difference("a\n", "a\n"), "no line differs\n");
}

#[test]
fn accepting_names_the_running_test() {
    let named = thread::Builder::new().name("findings::unknown_key".to_owned()).spawn(how_to_accept);
    let command = named.expect("a thread").join().expect("no panic");
    assert_eq!(command, "accept it: UPDATE_EXPECT=1 cargo test -p client-tests -- findings::unknown_key");
}
