//! The rooms of both crates, in their order: a file uses its own room and those before it.

/// A room and its purpose.
pub(crate) type Room = (&'static str, &'static str);

/// The rooms of the runtime, each with its purpose.
pub(crate) const RUNTIME: &[Room] = &[
    ("value", "JSON values, bytes and secrets"),
    ("operation", "the facts of a page as constants, and the traits over them"),
    ("error", "the error of every call"),
    ("transport", "the way to the vendor, replaceable"),
    ("request", "checked, unsigned HTTP requests made from typed values"),
    ("response", "status, envelope and data; files; deviations from the page"),
    ("stream", "responses that are streams of events"),
    ("auth", "credentials: signers, tokens, token stores"),
    ("rate_limit", "documented rates, kept before sending"),
    ("retry", "the decision about another attempt, and its wait"),
    ("client", "the client, its calls, and the loop that runs them"),
    ("batch", "lists longer than one call"),
    ("paging", "results over several calls"),
    ("events", "pushed events, verified and read"),
    ("testing", "a mock server and the documented examples"),
    ("__private", "the names that generated code uses"),
    ("lib", "the table of contents"),
];

/// The rooms of the generator, each with its purpose.
pub(crate) const GENERATOR: &[Room] = &[
    ("yaml", "text to values and back; the only room with a YAML parser"),
    ("diagnostics", "texts, addresses and findings, and how they are shown"),
    ("memo", "results of earlier runs, by digests of their inputs"),
    ("naming", "wire names to Rust names, and reserved names"),
    ("format", "the spec format: its keys, schema, layout and blank forms"),
    ("spec", "the model of a page, read and checked"),
    ("rust", "from a spec to the text of Rust"),
    ("import", "pages to drafts, newer pages into specs"),
    ("change", "two states compared; changelog and lock file"),
    ("export", "the specs for other tools"),
    ("project", "files on disk, project templates, build scripts"),
    ("cli", "the command"),
    ("lib", "the table of contents, and the pipeline"),
];
