//! A module of the client, before it is text.

use proc_macro2::TokenStream;

/// A module: a file, or a `mod` with braces.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// Its documentation, for the line that declares it.
    pub docs: TokenStream,
    /// The spec or folder that it comes from.
    pub origin: String,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// `use` lines.
    pub uses: Vec<TokenStream>,
    /// Modules inside.
    pub children: Vec<Module>,
    /// Everything else, an item an element.
    pub items: Vec<TokenStream>,
}
