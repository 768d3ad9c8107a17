//! The command `cargo codegen`, see [`codegen::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    codegen::cli::main()
}
