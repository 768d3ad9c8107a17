//! Annotations of GitHub's workflows.

/// Writes an annotation as a line of a workflow's output; `level` is `error`, `warning` or
/// `notice`.
#[must_use]
pub fn annotation(level: &str, file: &str, line: usize, title: &str, message: &str) -> String {
    let (file, title, message) = (property(file), property(title), data(message));
    format!("::{level} file={file},line={line},title={title}::{message}\n")
}

/// Escapes the characters that would end a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the characters that would end a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
