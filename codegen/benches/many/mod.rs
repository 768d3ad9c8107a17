//! Many specs, copied from a few.

use clientloom::diagnostics::{Source, Sources};

/// Copies each page under other names, resources and paths; shared files are not copied.
pub fn multiply(pages: &Sources, copies: usize) -> Sources {
    let mut files = Vec::new();
    for (_, source) in pages.iter() {
        if source.path.ends_with("vendor.yaml") || source.path.ends_with("service.yaml") {
            files.push(source.clone());
        } else {
            files.extend((0..copies).map(|number| copy(source, number)));
        }
    }
    Sources::new("specs", files)
}

fn copy(source: &Source, number: usize) -> Source {
    let suffixed = |path: &str, dot: char| {
        let (folder, name) = path.rsplit_once(dot).unwrap_or_default();
        format!("{folder}{dot}resource_{number}{dot}{name}")
    };
    let line = |line: &str| match line.split_once(": ") {
        Some(("operation", name)) => format!("operation: {}\n", suffixed(name, '.')),
        Some(("http", path)) => format!("http: {path}/{number}\n"),
        _ => format!("{line}\n"),
    };
    Source { path: suffixed(&source.path, '/'), text: source.text.lines().map(line).collect() }
}
