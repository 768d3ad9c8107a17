//! The entry point of the command `cargo clientloom`, see [`clientloom::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    clientloom::cli::main()
}
