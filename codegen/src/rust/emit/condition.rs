//! Conditions: the features under which a part of the client is compiled.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::options::Options;
use crate::rust::ir::Services;

/// The feature of the client's crate with the events of all its services.
pub(super) const EVENTS_FEATURE: &str = "events";

/// Emits `#[cfg(any(feature = "feishu-im", feature = "feishu-mail"))]`, for a part that any of
/// these services needs.
///
/// `around` are the services of the module or item around the part. A part that all of them need
/// has no condition of its own.
pub(super) fn emit_condition(services: &Services, around: &Services, options: &Options) -> Option<TokenStream> {
    if !options.features || services == around {
        return None;
    }
    let features: Vec<&String> = services.iter().collect();
    let any = quote!(#(feature = #features),*);
    Some(if features.len() == 1 { quote!(#[cfg(#any)]) } else { quote!(#[cfg(any(#any))]) })
}

/// Adds a condition to an item, below the item's documentation.
pub(super) fn with_condition(condition: Option<&TokenStream>, item: TokenStream) -> TokenStream {
    let Some(condition) = condition else { return item };
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    let docs = tokens.chunks(2).take_while(|pair| is_doc(pair)).count() * 2;
    let (docs, rest) = tokens.split_at(docs);
    quote!(#(#docs)* #condition #(#rest)*)
}

/// Whether two tokens are `#[doc = "…"]`.
fn is_doc(pair: &[TokenTree]) -> bool {
    let [TokenTree::Punct(sign), TokenTree::Group(attribute)] = pair else { return false };
    let first = attribute.stream().into_iter().next();
    sign.as_char() == '#'
        && attribute.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}
