//! The tree of documented calls for tests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::condition::emit_condition;
use super::doc::emit_docs;
use super::example_page::emit_page;
use super::ident::ident;
use super::module::Module;
use super::options::Options;
use crate::naming;
use crate::rust::ir::{Group, Library, Operation, Services, Vendor};

/// Emits a tree like the client's, with a list of all examples and the facts for a mock server.
pub(super) fn emit_examples(library: &Library, root: &str, options: &Options) -> Module {
    let condition = |vendor: &Vendor| emit_condition(&vendor.root.services, &Services::new(), options);
    let of_vendors = |prefix: TokenStream| {
        let elements = library.vendors.iter().map(|vendor| {
            let (condition, module) = (condition(vendor), ident(&vendor.root.module));
            quote!(#condition #prefix #module)
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
    let module = |vendor: &Vendor| Module { condition: condition(vendor), ..emit_vendor(vendor, options) };
    Module {
        name: "examples".to_owned(),
        origin: format!("{root}/"),
        uses: vec![emit_names()],
        children: library.vendors.iter().map(module).collect(),
        items: vec![all, vendors],
        ..Module::default()
    }
}

fn emit_names() -> TokenStream {
    quote!(
        use clientloom_runtime::__private::example_prelude::*;
    )
}

fn emit_vendor(vendor: &Vendor, options: &Options) -> Module {
    let folder = Folder { around: &vendor.root.services, options };
    let mut lists = Vec::new();
    folder.push_lists(&vendor.root, &mut Vec::new(), &mut lists);
    let docs = format!(" The documented examples of `{}`, one element per page.", naming::file(&vendor.root.module));
    let mut module = emit_folder(&vendor.root, &[], options);
    module.uses.push(emit_names());
    module.items.push(quote! {
        #[doc = #docs]
        pub static ALL: &[&[&dyn Example]] = &[#(#lists),*];
    });
    module.items.push(emit_vendor_docs(vendor, &folder));
    module
}

/// Emits the facts for a mock server:
///
/// ```text
/// pub static VENDOR_DOCS: VendorDocs =
///     VendorDocs::new(&[…::BatchDel::INFO], ALL).exchanges(&[&…::APP_EXCHANGE]);
/// ```
fn emit_vendor_docs(vendor: &Vendor, folder: &Folder<'_>) -> TokenStream {
    let root = ident(&vendor.root.module);
    let docs = format!(" Facts of `{}` that a mock server needs.", naming::file(&vendor.root.module));
    let mut operations = Vec::new();
    folder.push_operations(&vendor.root, &mut vec![root.clone()], &mut operations);
    let exchanges = vendor.auth.iter().flat_map(|auth| auth.exchanges()).map(|exchange| ident(&exchange.data));
    let exchanges: Vec<_> = exchanges.map(|data| quote!(&crate::generated::#root::#data)).collect();
    let exchanges = (!exchanges.is_empty()).then(|| quote!(.exchanges(&[#(#exchanges),*])));
    let users = vendor.users.as_ref().map(|users| {
        let data = ident(&users.data);
        quote!(.users(&crate::generated::#root::#data))
    });
    quote! {
        #[doc = #docs]
        pub static VENDOR_DOCS: VendorDocs = VendorDocs::new(&[#(#operations),*], ALL)#exchanges #users;
    }
}

/// Lists over the operations of a vendor, each of which needs its service.
struct Folder<'a> {
    around: &'a Services,
    options: &'a Options,
}

impl Folder<'_> {
    fn condition(&self, operation: &Operation) -> Option<TokenStream> {
        emit_condition(&Services::from([operation.service.clone()]), self.around, self.options)
    }

    /// Adds the facts of all requests below a folder.
    fn push_operations(&self, group: &Group, path: &mut Vec<Ident>, requests: &mut Vec<TokenStream>) {
        for inner in &group.groups {
            path.push(ident(&inner.module));
            self.push_operations(inner, path, requests);
            path.pop();
        }
        for operation in &group.operations {
            let (module, request) = (ident(&operation.method), ident(&operation.request.name));
            let condition = self.condition(operation);
            requests.push(quote!(#condition crate::generated::#(#path::)* #module::#request::INFO));
        }
    }

    /// Adds the paths of all lists of examples below a folder, from the vendor's module on.
    fn push_lists(&self, group: &Group, path: &mut Vec<Ident>, lists: &mut Vec<TokenStream>) {
        for inner in &group.groups {
            path.push(ident(&inner.module));
            self.push_lists(inner, path, lists);
            path.pop();
        }
        for operation in group.operations.iter().filter(|operation| !operation.examples.is_empty()) {
            let (condition, module) = (self.condition(operation), ident(&operation.method));
            lists.push(quote!(#condition #(#path::)* #module::EXAMPLES));
        }
    }
}

fn emit_folder(group: &Group, path: &[&str], options: &Options) -> Module {
    let path = [path, &[group.module.as_str()]].concat();
    let groups = group.groups.iter().filter(|inner| has_examples(inner)).map(|inner| Module {
        condition: emit_condition(&inner.services, &group.services, options),
        ..emit_folder(inner, &path, options)
    });
    let operations = group.operations.iter().filter(|operation| !operation.examples.is_empty());
    let operations = operations.map(|operation| Module {
        condition: emit_condition(&Services::from([operation.service.clone()]), &group.services, options),
        ..emit_page(operation, &path, emit_names()).formatted()
    });
    Module {
        name: group.module.clone(),
        docs: emit_docs(&group.docs[..1]),
        origin: group.origin.clone(),
        children: groups.chain(operations).collect(),
        ..Module::default()
    }
}

fn has_examples(group: &Group) -> bool {
    let operations = group.operations.iter().any(|operation| !operation.examples.is_empty());
    operations || group.groups.iter().any(has_examples)
}
