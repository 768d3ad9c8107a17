//! The rows of error tables.

/// A row of an error table.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// The code as text.
    pub code: String,
    /// HTTP status of the error.
    pub status: Option<u16>,
    /// Name of the Rust variant.
    pub name: Option<String>,
    /// Literal message.
    pub message: Option<String>,
    /// Meaning of the code, if the page gives no literal message.
    pub meaning: Option<String>,
    /// Remedy.
    pub remedy: Option<String>,
    /// Reaction of the client, as the key `means` states it.
    pub means: Option<String>,
    /// Whether the reaction was read from the literal message.
    pub means_by_message: bool,
    /// Whether the call may be retried after this code; `None` if unknown.
    pub repeat: Option<bool>,
    /// Whether the page states the retry safety.
    pub repeat_by_page: bool,
}
