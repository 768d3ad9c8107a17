//! Makes the client of the pages in `specs`.

// README: from here
fn main() -> Result<(), clientloom::BuildError> {
    clientloom::Builder::new("specs").examples("consumer::client").write("client.rs")
}
// README: up to here
