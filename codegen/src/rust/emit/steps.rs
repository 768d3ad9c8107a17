//! Access to a list inside of a request or response.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::rust::ir::Step;

/// Emits the access to a list.
///
/// It is `&mut self.delete.objects`, or, where both fields are optional,
/// `self.delete.get_or_insert_default().objects.get_or_insert_default()`.
pub(super) fn emit_list(start: &TokenStream, steps: &[Step]) -> TokenStream {
    let list = steps.iter().fold(start.clone(), |outer, step| {
        let name = ident(&step.rust);
        let inserted = step.optional.then(|| quote!(.get_or_insert_default()));
        quote!(#outer.#name #inserted)
    });
    if steps.last().is_some_and(|step| step.optional) { list } else { quote!(&mut #list) }
}
