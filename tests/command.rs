//! The command `cargo codegen` and the builder for build scripts: what they write, print and answer.

mod aged;
mod begun;
mod broken;
mod built;
mod compared;
mod configured;
mod explained;
mod exported;
mod first_call;
mod formatted;
mod founded;
mod imported;
mod locked;
mod ordered;
mod printed;
mod shown;
pub(crate) mod tree;
mod watched;
mod written;
