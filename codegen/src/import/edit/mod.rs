//! A spec that a person wrote, changed place by place: whatever is not changed keeps its bytes.

mod editor;
mod insert;
mod remove;
mod replace;
mod steps;

pub(super) use editor::SpecEditor;
pub(super) use steps::{address, below, item};
