//! Rules for all files: permitted imports, and the beginning and the end of each file.

mod files;
mod generated;
mod graph;
mod packages;
mod rooms;
mod rust;

/// The hand-written Rust files below a folder, with their texts.
pub(crate) fn hand_written(folder: &str) -> Vec<(String, String)> {
    rust::read_by_hand(folder).into_iter().map(|file| (file.path, file.text)).collect()
}
