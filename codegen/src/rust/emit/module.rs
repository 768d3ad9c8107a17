//! A module of the output, before it is text.

use proc_macro2::TokenStream;

/// A module: a file, or a `mod` with braces.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Name of the module.
    pub name: String,
    /// Documentation, for the line that declares the module.
    pub docs: TokenStream,
    /// Path of the spec or folder.
    pub origin: String,
    /// Condition under which the module exists: a `cfg` attribute.
    pub condition: Option<TokenStream>,
    /// `use` lines.
    pub uses: Vec<TokenStream>,
    /// Inner modules.
    pub children: Vec<Module>,
    /// The other items.
    pub items: Vec<TokenStream>,
}
