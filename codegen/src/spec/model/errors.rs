//! The rows of error tables.

/// A row of an error table.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// The code as text.
    pub code: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// Name of the variant.
    pub name: Option<String>,
    /// Literal message.
    pub message: Option<String>,
    /// Its meaning, where there is no literal message.
    pub meaning: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// What the client has to know about it.
    pub means: Option<String>,
    /// Whether the call may be repeated after it.
    pub repeat: Option<bool>,
    /// Whether the page says so.
    pub repeat_by_page: bool,
}
