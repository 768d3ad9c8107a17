//! The documented calls, for tests.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc::emit_docs;
use super::ident::ident;
use super::literal::emit_integer;
use super::module::Module;
use super::options::Options;
use super::ty::emit_ty;
use crate::naming;
use crate::rust::ir::{Auth, Example, Expr, Group, Library, Operation, Ty, Vendor};

/// Emits a tree like that of the client, and of each vendor one list of all examples and what a test server needs.
pub(super) fn emit_examples(library: &Library, root: &str, options: Options) -> Module {
    let of_vendors = |what: TokenStream| {
        let elements = library.vendors.iter().map(|vendor| {
            let module = ident(&vendor.root.module);
            let feature =
                options.features.then(|| naming::file(&vendor.root.module)).map(|name| quote!(#[cfg(feature = #name)]));
            quote!(#feature #what #module)
        });
        elements.collect::<Vec<_>>()
    };
    let (lists, docs) = (of_vendors(quote!()), of_vendors(quote!(&)));
    let all = quote! {
        /// All documented examples: one element per vendor, and in it one per page.
        pub static ALL: &[&[&[&dyn Example]]] = &[#(#lists::ALL),*];
    };
    let seeds = quote! {
        /// Facts that a test server needs, one element per vendor.
        pub static VENDORS: &[&VendorDocs] = &[#(#docs::VENDOR_DOCS),*];
    };
    let feature = |vendor: &Vendor| options.features.then(|| vendor.root.module.clone());
    let children = library.vendors.iter().map(|vendor| Module { feature: feature(vendor), ..emit_vendor(vendor) });
    Module {
        name: "examples".to_owned(),
        origin: format!("{root}/"),
        uses: vec![quote!(
            use clientloom_runtime::__private::example_prelude::*;
        )],
        children: children.collect(),
        items: vec![all, seeds],
        ..Module::default()
    }
}

fn emit_vendor(vendor: &Vendor) -> Module {
    let mut lists = Vec::new();
    collect(&vendor.root, &mut Vec::new(), &mut lists);
    let docs = format!(" The documented examples of `{}`, one element per page.", naming::file(&vendor.root.module));
    let mut module = emit_folder(&vendor.root, &[]);
    module.uses.push(quote!(
        use clientloom_runtime::__private::example_prelude::*;
    ));
    module.items.push(quote! {
        #[doc = #docs]
        pub static ALL: &[&[&dyn Example]] = &[#(#lists),*];
    });
    module.items.push(emit_vendor_docs(vendor));
    module
}

/// ```text
/// pub static VENDOR_DOCS: VendorDocs = VendorDocs::new(&[…::BatchDel::INFO], ALL).exchanges(&[&…::APP_EXCHANGE]);
/// ```
fn emit_vendor_docs(vendor: &Vendor) -> TokenStream {
    let root = ident(&vendor.root.module);
    let docs = format!(" Facts of `{}` that a test server needs.", naming::file(&vendor.root.module));
    let mut operations = Vec::new();
    collect_operations(&vendor.root, &mut vec![root.clone()], &mut operations);
    let exchanges = vendor.auth.iter().flat_map(Auth::exchanges).map(|exchange| ident(&exchange.data));
    let exchanges: Vec<_> = exchanges.map(|data| quote!(&crate::generated::#root::#data)).collect();
    let exchanges = (!exchanges.is_empty()).then(|| quote!(.exchanges(&[#(#exchanges),*])));
    quote! {
        #[doc = #docs]
        pub static VENDOR_DOCS: VendorDocs = VendorDocs::new(&[#(crate::generated::#operations::INFO),*], ALL)#exchanges;
    }
}

/// The paths of all requests below a folder.
fn collect_operations(group: &Group, path: &mut Vec<Ident>, requests: &mut Vec<TokenStream>) {
    for inner in &group.groups {
        path.push(ident(&inner.module));
        collect_operations(inner, path, requests);
        path.pop();
    }
    for operation in &group.operations {
        let (module, request) = (ident(&operation.method), ident(&operation.request.name));
        requests.push(quote!(#(#path::)* #module::#request));
    }
}

/// The paths of all lists below a folder, from the vendor's module on.
fn collect(group: &Group, path: &mut Vec<Ident>, lists: &mut Vec<TokenStream>) {
    for inner in &group.groups {
        path.push(ident(&inner.module));
        collect(inner, path, lists);
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
        children: groups.chain(operations.map(|operation| emit_page(operation, &path))).collect(),
        ..Module::default()
    }
}

fn has_examples(group: &Group) -> bool {
    let operations = group.operations.iter().any(|operation| !operation.examples.is_empty());
    operations || group.groups.iter().any(has_examples)
}

/// ```text
/// pub const EXAMPLES: &[&dyn Example] = &[&Typed { request: || BatchDel::new(["…"]), … }];
/// ```
fn emit_page(operation: &Operation, path: &[&str]) -> Module {
    let mut made = vec![operation.request.name.clone()];
    made.extend(operation.types.iter().filter(|strukt| strukt.sent).map(|strukt| strukt.name.clone()));
    let examples: Vec<TokenStream> = operation.examples.iter().map(emit_example).collect();
    let text = examples.iter().map(ToString::to_string).collect::<String>();
    let modules: Vec<Ident> = path.iter().map(|step| ident(step)).collect();
    let method = ident(&operation.method);
    made.sort();
    let mentioned = |name: &str| text.contains(&format!("{name} ::")) || text.contains(&format!("< {name} >"));
    let own = made.iter().filter(|name| mentioned(name)).map(|name| ident(name));
    let mut shared = BTreeSet::new();
    operation.examples.iter().for_each(|example| shared_types(&example.request, &mut shared));
    let empty = operation.shared.iter().filter(|above| text.contains(&format!("< {} >", above.name)));
    shared.extend(
        empty.map(|above| (operation.path[..operation.path.len() - above.modules].to_vec(), above.name.clone())),
    );
    let vendor = &modules[0];
    let shared = shared.iter().map(|(folder, name)| {
        let folder = folder.iter().map(|step| ident(&naming::snake(step)));
        let name = ident(name);
        quote!(use crate::generated::#vendor::#(#folder::)*types::#name;)
    });
    let mut uses = vec![quote!(
        use clientloom_runtime::__private::example_prelude::*;
    )];
    uses.extend(shared);
    uses.push(quote!(use crate::generated::#(#modules::)*#method::{#(#own),*};));
    Module {
        name: operation.method.clone(),
        docs: emit_docs(std::slice::from_ref(&operation.summary)),
        origin: operation.origin.clone(),
        uses,
        items: vec![quote! {
            /// The examples on the page.
            pub const EXAMPLES: &[&dyn Example] = &[#(&#examples),*];
        }],
        ..Module::default()
    }
}

fn emit_example(example: &Example) -> TokenStream {
    let Example { name, target, response, .. } = example;
    let request = emit_expr(&example.request, false);
    let headers = example.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let body = example.body.as_ref().map_or_else(|| quote!(None), |body| quote!(Some(#body)));
    let status = Literal::u16_unsuffixed(example.status);
    quote! {
        Typed {
            name: #name,
            request: || #request,
            target: #target,
            headers: &[#(#headers),*],
            body: #body,
            status: #status,
            response: #response,
        }
    }
}

/// Emits a value as it is.
pub(super) fn emit_value(value: &Expr) -> TokenStream {
    emit_expr(value, false)
}

/// Emits a value; `owned` where no `impl Into` or `impl IntoIterator` takes it.
fn emit_expr(expr: &Expr, owned: bool) -> TokenStream {
    // What a parameter takes by `impl Into` need not be owned one level down; everything else is.
    let below = |inner: &Expr| emit_expr(inner, owned || !matches!(inner, Expr::Text(_) | Expr::Any(_)));
    match expr {
        Expr::Text(text) if owned => quote!(#text.to_owned()),
        Expr::Text(text) => quote!(#text),
        Expr::Integer(value) => emit_integer(*value),
        Expr::Number(text) => quote!(number(#text)),
        Expr::Boolean(value) => quote!(#value),
        Expr::File(name) => quote!(file(#name)),
        Expr::Any(text) => emit_any(text),
        Expr::Empty(Ty::List(item)) => {
            let item = emit_ty(item);
            quote!(Vec::<#item>::new())
        }
        Expr::Empty(ty) => {
            let value = if let Ty::Map(value) = ty { emit_ty(value) } else { emit_ty(ty) };
            quote!(BTreeMap::<String, #value>::new())
        }
        Expr::List(items) => {
            let items = items.iter().map(below);
            if owned { quote!(Vec::from([#(#items),*])) } else { quote!([#(#items),*]) }
        }
        Expr::Entries(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = below(value);
                quote!((#key, #value))
            });
            quote!([#(#entries),*])
        }
        Expr::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = emit_expr(value, true);
                quote!((#key.to_owned(), #value))
            });
            quote!(BTreeMap::from([#(#entries),*]))
        }
        Expr::Made { ty, constructor, arguments, with, .. } => {
            let (ty, constructor) = (ident(ty), ident(constructor));
            let arguments = arguments.iter().map(|argument| emit_expr(argument, false));
            let with = with.iter().map(|(name, value)| {
                let (name, value) = (format_ident!("{name}"), emit_expr(value, false));
                quote!(.#name(#value))
            });
            quote!(#ty::#constructor(#(#arguments),*)#(#with)*)
        }
    }
}

/// The types of `types` modules that a value is made with, by folder.
fn shared_types(expr: &Expr, into: &mut BTreeSet<(Vec<String>, String)>) {
    match expr {
        Expr::List(items) => items.iter().for_each(|item| shared_types(item, into)),
        Expr::Entries(entries) | Expr::Map(entries) => entries.iter().for_each(|(_, value)| shared_types(value, into)),
        Expr::Made { ty, folder, arguments, with, .. } => {
            into.extend(folder.iter().map(|folder| (folder.clone(), ty.clone())));
            arguments.iter().chain(with.iter().map(|(_, value)| value)).for_each(|value| shared_types(value, into));
        }
        _ => {}
    }
}

/// Text, numbers and booleans become values by themselves; the rest is read.
fn emit_any(text: &str) -> TokenStream {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::String(text)) => quote!(Value::from(#text)),
        Ok(serde_json::Value::Bool(value)) => quote!(Value::from(#value)),
        _ => quote!(json(#text)),
    }
}
