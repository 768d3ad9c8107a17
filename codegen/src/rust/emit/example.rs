//! The tree of documented calls for tests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc::emit_docs;
use super::example_page::emit_page;
use super::ident::ident;
use super::module::Module;
use super::options::Options;
use crate::naming;
use crate::rust::ir::{Group, Library, Vendor};

/// Emits a tree like the client's, with a list of all examples and the facts for a mock server.
pub(super) fn emit_examples(library: &Library, root: &str, options: &Options) -> Module {
    let of_vendors = |prefix: TokenStream| {
        let elements = library.vendors.iter().map(|vendor| {
            let module = ident(&vendor.root.module);
            let feature =
                options.features.then(|| naming::file(&vendor.root.module)).map(|name| quote!(#[cfg(feature = #name)]));
            quote!(#feature #prefix #module)
        });
        elements.collect::<Vec<_>>()
    };
    let (lists, docs) = (of_vendors(quote!()), of_vendors(quote!(&)));
    let all = quote! {
        /// All documented examples: one element per vendor, and in it one per page.
        pub static ALL: &[&[&[&dyn Example]]] = &[#(#lists::ALL),*];
    };
    let vendors = quote! {
        /// Facts that a mock server needs, one element per vendor.
        pub static VENDORS: &[&VendorDocs] = &[#(#docs::VENDOR_DOCS),*];
    };
    let feature = |vendor: &Vendor| options.features.then(|| vendor.root.module.clone());
    let children = library.vendors.iter().map(|vendor| Module { feature: feature(vendor), ..emit_vendor(vendor) });
    Module {
        name: "examples".to_owned(),
        origin: format!("{root}/"),
        uses: vec![emit_names()],
        children: children.collect(),
        items: vec![all, vendors],
        ..Module::default()
    }
}

fn emit_names() -> TokenStream {
    quote!(
        use clientloom_runtime::__private::example_prelude::*;
    )
}

fn emit_vendor(vendor: &Vendor) -> Module {
    let mut lists = Vec::new();
    push_lists(&vendor.root, &mut Vec::new(), &mut lists);
    let docs = format!(" The documented examples of `{}`, one element per page.", naming::file(&vendor.root.module));
    let mut module = emit_folder(&vendor.root, &[]);
    module.uses.push(emit_names());
    module.items.push(quote! {
        #[doc = #docs]
        pub static ALL: &[&[&dyn Example]] = &[#(#lists),*];
    });
    module.items.push(emit_vendor_docs(vendor));
    module
}

/// Emits the facts for a mock server:
///
/// ```text
/// pub static VENDOR_DOCS: VendorDocs =
///     VendorDocs::new(&[…::BatchDel::INFO], ALL).exchanges(&[&…::APP_EXCHANGE]);
/// ```
fn emit_vendor_docs(vendor: &Vendor) -> TokenStream {
    let root = ident(&vendor.root.module);
    let docs = format!(" Facts of `{}` that a mock server needs.", naming::file(&vendor.root.module));
    let mut operations = Vec::new();
    push_operations(&vendor.root, &mut vec![root.clone()], &mut operations);
    let exchanges = vendor.auth.iter().flat_map(|auth| auth.exchanges()).map(|exchange| ident(&exchange.data));
    let exchanges: Vec<_> = exchanges.map(|data| quote!(&crate::generated::#root::#data)).collect();
    let exchanges = (!exchanges.is_empty()).then(|| quote!(.exchanges(&[#(#exchanges),*])));
    quote! {
        #[doc = #docs]
        pub static VENDOR_DOCS: VendorDocs = VendorDocs::new(&[#(crate::generated::#operations::INFO),*], ALL)#exchanges;
    }
}

/// Adds the paths of all requests below a folder.
fn push_operations(group: &Group, path: &mut Vec<Ident>, requests: &mut Vec<TokenStream>) {
    for inner in &group.groups {
        path.push(ident(&inner.module));
        push_operations(inner, path, requests);
        path.pop();
    }
    for operation in &group.operations {
        let (module, request) = (ident(&operation.method), ident(&operation.request.name));
        requests.push(quote!(#(#path::)* #module::#request));
    }
}

/// Adds the paths of all lists of examples below a folder, from the vendor's module on.
fn push_lists(group: &Group, path: &mut Vec<Ident>, lists: &mut Vec<TokenStream>) {
    for inner in &group.groups {
        path.push(ident(&inner.module));
        push_lists(inner, path, lists);
        path.pop();
    }
    for operation in group.operations.iter().filter(|operation| !operation.examples.is_empty()) {
        let module = ident(&operation.method);
        lists.push(quote!(#(#path::)* #module::EXAMPLES));
    }
}

fn emit_folder(group: &Group, path: &[&str]) -> Module {
    let path = [path, &[group.module.as_str()]].concat();
    let groups = group.groups.iter().filter(|inner| has_examples(inner)).map(|inner| emit_folder(inner, &path));
    let operations = group.operations.iter().filter(|operation| !operation.examples.is_empty());
    Module {
        name: group.module.clone(),
        docs: emit_docs(&group.docs[..1]),
        origin: group.origin.clone(),
        children: groups
            .chain(operations.map(|operation| emit_page(operation, &path, emit_names()).formatted()))
            .collect(),
        ..Module::default()
    }
}

fn has_examples(group: &Group) -> bool {
    let operations = group.operations.iter().any(|operation| !operation.examples.is_empty());
    operations || group.groups.iter().any(has_examples)
}
