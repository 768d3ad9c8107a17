//! Makes the client of the pages in `specs`.

fn main() -> Result<(), codegen::BuildError> {
    codegen::Builder::new("specs").serde().write("client.rs")
}
