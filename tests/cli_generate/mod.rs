//! `cargo clientloom` without a subcommand: the written files and the printed text.

mod files;
mod output;
mod results;
