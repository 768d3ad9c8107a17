//! Conflicts of a new spec with existing specs.

use crate::diagnostics::codes;
use crate::diagnostics::{Report, Source, Sources};
use crate::naming;

/// Returns the reason why one of the new files cannot be added to the existing specs.
///
/// A file that already exists is another error.
pub(super) fn conflict(existing: &Sources, shown: &str, files: &[Source]) -> Option<String> {
    let paths: Vec<&str> = existing.iter().map(|(_, source)| source.path.as_str()).collect();
    let new = |file: &Source| Source { path: format!("{shown}/{}", file.path), text: file.text.clone() };
    let files: Vec<Source> = files.iter().map(new).filter(|file| !paths.contains(&file.path.as_str())).collect();
    files.iter().find_map(|file| folder_conflict(&paths, &file.path)).or_else(|| finding(existing, shown, files))
}

/// Returns the conflict of an operation with a folder of the same name.
fn folder_conflict(paths: &[&str], new: &str) -> Option<String> {
    let (own, is_operation) = (modules(new), is_operation(new));
    let is_below = |below: &[String], above: &[String]| below.len() > above.len() && below.starts_with(above);
    paths.iter().find_map(|path| {
        let other = modules(path);
        if is_operation && is_below(&other, &own) {
            let folder = path.split('/').take(own.len()).collect::<Vec<_>>().join("/");
            Some(format!("{new} cannot be an operation, because {folder} is a folder that contains {path}"))
        } else if self::is_operation(path) && is_below(&own, &other) {
            Some(format!("{new} cannot be below {path}, because an operation cannot also be a folder"))
        } else {
            None
        }
    })
}

/// Returns the modules that the steps of a path become; the path of a `service.yaml` ends in its
/// own step.
fn modules(path: &str) -> Vec<String> {
    path.trim_end_matches(".yaml").split('/').map(naming::module).collect()
}

fn is_operation(path: &str) -> bool {
    !path.ends_with("/service.yaml") && !path.ends_with("/vendor.yaml")
}

/// Returns the first error about calls and names that the new files cause.
fn finding(existing: &Sources, shown: &str, new: Vec<Source>) -> Option<String> {
    let known = errors(existing);
    let path = new.last()?.path.clone();
    let files = existing.iter().map(|(_, source)| source.clone()).chain(new);
    let found = errors(&Sources::new(shown, files.collect()));
    let (file, message, help) = found.into_iter().find(|error| !known.contains(error))?;
    let place = if file == path { String::new() } else { format!(" in {file}") };
    Some(format!("{path} was not written{place}: {message}; {help}"))
}

/// Returns the errors about equal calls and names: the file, the message and the help of each.
fn errors(sources: &Sources) -> Vec<(String, String, String)> {
    let mut report = Report::default();
    // The report holds the findings; the result adds nothing.
    let _stopped = crate::spec::read(sources, &mut report);
    let codes = [codes::DUPLICATE_OPERATION.name, codes::NAME_COLLISION.name];
    let found = report.findings().iter().filter(|finding| codes.contains(&finding.code.name));
    let path = |file| sources.get(file).path.clone();
    found.map(|finding| (path(finding.file), finding.message.clone(), finding.help.clone())).collect()
}
