//! A module of the output, before it is text.

use proc_macro2::TokenStream;

use crate::rust::format::join_blocks;

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
    /// The formatted `use` lines and items, which are then empty.
    pub text: Option<String>,
    /// Whether only the module around it can name the module.
    pub is_private: bool,
    /// Whether the file of the module is up to date, so that the module has no content.
    pub is_kept: bool,
}

impl Module {
    /// Formats a module without inner modules, so that its tokens take no memory any more.
    #[must_use]
    pub fn formatted(self) -> Self {
        let text = (!self.is_kept).then(|| join_blocks(self.uses, Vec::new(), self.items));
        Self { text, uses: Vec::new(), items: Vec::new(), ..self }
    }
}
