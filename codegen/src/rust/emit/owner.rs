//! The type that has methods: a handle, which borrows a client, or the client itself.

use proc_macro2::TokenStream;
use quote::quote;

/// The parts of a method that depend on the type that has it.
pub(super) struct Owner {
    /// Generics of the type.
    pub(super) generics: Option<TokenStream>,
    /// `self`, by value or by reference.
    pub(super) receiver: TokenStream,
    /// Lifetime of the borrowed client.
    pub(super) lifetime: TokenStream,
    /// The client.
    pub(super) client: TokenStream,
    /// Generics of a method that borrows the client and the request for `'a`.
    pub(super) call_generics: Option<TokenStream>,
    /// `self` of a method that borrows the client and the request for `'a`.
    pub(super) call_receiver: TokenStream,
}

impl Owner {
    pub(super) fn of(is_client: bool) -> Self {
        if is_client {
            Self {
                generics: None,
                receiver: quote!(&self),
                lifetime: quote!('_),
                client: quote!(&self.0),
                call_generics: Some(quote!(<'a>)),
                call_receiver: quote!(&'a self),
            }
        } else {
            Self {
                generics: Some(quote!(<'a>)),
                receiver: quote!(self),
                lifetime: quote!('a),
                client: quote!(self.0),
                call_generics: None,
                call_receiver: quote!(self),
            }
        }
    }
}
