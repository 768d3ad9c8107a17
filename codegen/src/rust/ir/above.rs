//! A type of a level above.

/// A type of a level above.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Above {
    /// How many modules up the module stands that holds its `types`.
    pub modules: usize,
    /// Its name.
    pub name: String,
    /// Whether it is sent from here, so that its shape is needed too.
    pub sent: bool,
}
