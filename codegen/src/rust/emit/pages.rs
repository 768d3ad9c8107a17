//! Results on several pages: the rule as data, access to the items, and the method.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident::ident;
use super::literal::emit_integer;
use super::method_docs::{Method, emit_method_docs};
use super::options::Options;
use super::owner::Owner;
use super::steps::emit_list;
use super::ty::emit_ty;
use crate::rust::ir::{NextPage, Operation, Pages};

/// Emits the trait of an operation with pages:
///
/// ```text
/// impl Paged for BatchQuery {
///     type Item = BTreeMap<String, Value>;
///     const PAGE_RULE: &'static PageRule = &PAGE_RULE;
///     fn items(response: &mut BatchQueryResponse) -> &mut Vec<BTreeMap<String, Value>> { … }
/// }
/// ```
pub(super) fn emit_paged(pages: &Pages, request: &Ident, response: &Ident) -> TokenStream {
    let (item, list) = (emit_ty(&pages.item), emit_list(&quote!(response), &pages.items));
    quote! {
        impl Paged for #request {
            type Item = #item;
            const PAGE_RULE: &'static PageRule = &PAGE_RULE;
            #[inline]
            fn items(response: &mut #response) -> &mut Vec<#item> { #list }
        }
    }
}

/// Emits the rule of paging:
///
/// ```text
/// static PAGE_RULE: PageRule =
///     PageRule::token(&[("page_token", "next_page_token")]).more("has_more");
/// ```
pub(super) fn emit_rule(pages: &Pages) -> TokenStream {
    let next_page = match &pages.next_page {
        NextPage::Token(pairs) => {
            let pairs = pairs.iter().map(|(field, member)| quote!((#field, #member)));
            quote!(token(&[#(#pairs),*]))
        }
        NextPage::Page { field, first } => {
            let first = emit_integer(*first);
            quote!(page(#field, #first))
        }
        NextPage::Offset(field) => quote!(offset(#field)),
    };
    let more = pages.more.iter().map(|path| quote!(.more(#path)));
    let total = pages.total.iter().map(|path| quote!(.total(#path)));
    let switch = pages.switch.iter().map(|field| quote!(.switch(#field)));
    quote!(static PAGE_RULE: PageRule = PageRule::#next_page #(#more)*#(#total)*#(#switch)*;)
}

/// Emits the method that returns the items of all pages:
///
/// ```text
/// pub fn batch_query_items(self, request: BatchQuery) -> PagedItems<'a, BatchQuery> { … }
/// ```
pub(super) fn emit_method(pages: &Pages, operation: &Operation, owner: &Owner, options: &Options) -> TokenStream {
    let (method, request) = (ident(&pages.method), ident(&operation.request.name));
    let docs = emit_method_docs(&pages.docs, operation, Method::Items, options);
    let Owner { receiver, lifetime, client, .. } = owner;
    quote! {
        #docs
        #[inline]
        pub fn #method(#receiver, request: #request) -> PagedItems<#lifetime, #request> {
            PagedItems::new(#client, request)
        }
    }
}
