//! The documented calls of a page for tests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc::emit_docs;
use super::expr::{Audience, emit_expr};
use super::ident::ident;
use super::module::Module;
use super::named_types::NamedTypes;
use crate::rust::ir::{Example, Operation};

/// Emits the module of a page:
///
/// ```text
/// pub const EXAMPLES: &[&dyn Example] = &[&Typed { request: || BatchDel::new(["…"]), … }];
/// ```
pub(super) fn emit_page(operation: &Operation, path: &[&str], names: TokenStream) -> Module {
    let module = Module {
        name: operation.method.clone(),
        docs: emit_docs(std::slice::from_ref(&operation.summary)),
        origin: operation.origin.clone(),
        is_kept: operation.kept.example,
        ..Module::default()
    };
    if module.is_kept {
        return module;
    }
    let mut types = NamedTypes::default();
    operation.examples.iter().for_each(|example| types.add(&example.request, operation));
    let examples = operation.examples.iter().map(emit_example);
    let vendor = ident(&operation.vendor);
    let shared = types.shared.iter().map(|(folder, name)| {
        let (folder, name) = (folder.iter().map(|step| ident(step)), ident(name));
        quote!(use crate::generated::#vendor::#(#folder::)*types::#name;)
    });
    let (modules, method) = (path.iter().map(|step| ident(step)), ident(&operation.method));
    let own = types.own.iter().map(|name| ident(name));
    let own = quote!(use crate::generated::#(#modules::)*#method::{#(#own),*};);
    Module {
        uses: std::iter::once(names).chain(shared).chain([own]).collect(),
        items: vec![quote! {
            /// The examples on the page.
            pub const EXAMPLES: &[&dyn Example] = &[#(&#examples),*];
        }],
        ..module
    }
}

fn emit_example(example: &Example) -> TokenStream {
    let Example { name, target, response, .. } = example;
    let request = emit_expr(&example.request, Audience::Tests);
    let headers = example.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let body = example.body.as_ref().map_or_else(|| quote!(None), |body| quote!(Some(#body)));
    let status = Literal::u16_unsuffixed(example.status);
    let typed = quote! {
        Typed {
            name: #name,
            request: || #request,
            target: #target,
            headers: &[#(#headers),*],
            body: #body,
            status: #status,
            response: #response,
        }
    };
    if example.is_stream { quote!(TypedStream(#typed)) } else { typed }
}
