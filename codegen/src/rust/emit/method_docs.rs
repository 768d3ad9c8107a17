//! Documentation of methods: the facts of the page, an example, the errors.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::doc::emit_docs;
use super::expr::{Audience, emit_expr};
use super::ident::ident;
use super::named_types::{NamedTypes, client_variable};
use super::options::Options;
use crate::rust::format::{format_item, format_statements};
use crate::rust::ir::{Docs, Example, Operation};

/// The path of the runtime in links and examples.
const RUNTIME: &str = "clientloom_runtime";

/// The macro by which an example shows a value.
const PRINT_LINE: &str = "println";

/// A method that sends an operation's request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// The operation's own.
    Call,
    /// `…_all`.
    Batch,
    /// `…_items`.
    Items,
    /// `…_stream`.
    Stream,
}

/// Emits the documentation of an operation's method.
pub(super) fn emit_call_docs(operation: &Operation, options: &Options) -> TokenStream {
    let mut docs = operation.docs.clone();
    docs.extend(example(operation, Method::Call, options));
    docs.extend(errors(operation));
    emit_docs(&docs)
}

/// Emits the documentation of `…_all` or `…_items`.
pub(super) fn emit_method_docs(docs: &Docs, operation: &Operation, method: Method, options: &Options) -> TokenStream {
    let mut docs = docs.clone();
    docs.extend(example(operation, method, options));
    emit_docs(&docs)
}

/// Emits the documentation of `…_stream`.
pub(super) fn emit_stream_docs(docs: &Docs, operation: &Operation, method: Method, options: &Options) -> TokenStream {
    let mut docs = docs.clone();
    docs.extend(example(operation, method, options));
    docs.extend(errors(operation));
    emit_docs(&docs)
}

/// Returns a section with the page's first example of a success; none if the page has none.
fn example(operation: &Operation, method: Method, options: &Options) -> Docs {
    let is_stream = method == Method::Stream || operation.response.is_none() && operation.events.is_some();
    let mut shown = operation.examples.iter().filter(|example| example.status < 300);
    let example = shown.find(|example| example.is_stream == is_stream);
    let Some((example, client_path)) = example.zip(options.client_path.as_ref()) else { return Docs::new() };
    let vendor = format!("{client_path}::{}", operation.vendor);
    let mut types = NamedTypes::default();
    types.add(&example.request, operation);
    let statements = statements(operation, example, method);
    let needed = |names: &[&'static str]| -> Vec<&'static str> {
        names.iter().copied().filter(|name| has_name(&statements, name)).collect()
    };
    let runtime = needed(&["Decimal", "Upload", "Value"]).into_iter().map(|name| format!("# use {RUNTIME}::{name};"));
    let std = needed(&["BTreeMap"]).into_iter().map(|name| format!("use std::collections::{name};"));
    let (variable, client) = (client_variable(operation), &operation.client);
    let text = |line: &str| line.to_owned();
    let mut docs: Docs = ["", "# Example", "", "```no_run"].map(text).to_vec();
    docs.extend(runtime);
    docs.extend(std);
    docs.extend(types.imports(&vendor, operation).iter().flat_map(|path| import_lines(path)));
    docs.push(String::new());
    docs.push(format!("# async fn example({variable}: &{vendor}::{client}) -> Result<(), {RUNTIME}::Error> {{"));
    docs.extend(format_statements(&statements));
    docs.extend(["# Ok(())", "# }", "```"].map(text));
    docs
}

/// Whether code contains a name, at any depth.
fn has_name(code: &TokenStream, name: &str) -> bool {
    code.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => has_name(&group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        _ => false,
    })
}

/// Returns the lines of a `use` item.
fn import_lines(path: &str) -> Vec<String> {
    let line = format!("use {path};");
    match line.parse::<TokenStream>() {
        Ok(item) if syn::parse2::<syn::ItemUse>(item.clone()).is_ok() => {
            format_item(item).lines().map(ToOwned::to_owned).collect()
        }
        _ => vec![line],
    }
}

/// Returns the statements of an example.
fn statements(operation: &Operation, example: &Example, method: Method) -> TokenStream {
    let request = emit_expr(&example.request, Audience::Readers);
    let client = ident(&client_variable(operation));
    let folder = operation.folder.iter().map(|module| ident(module));
    let handle = quote!(#client #(.#folder())*);
    let sent = match method {
        Method::Call => call(operation, &handle),
        Method::Batch => batch(operation, &handle),
        Method::Items => items(operation, &handle),
        Method::Stream => stream(operation, &handle),
    };
    quote!(let request = #request; #sent)
}

fn call(operation: &Operation, handle: &TokenStream) -> TokenStream {
    let print_line = ident(PRINT_LINE);
    let method = ident(&operation.method);
    let call = quote!(#handle.#method(&request).await?);
    if operation.response.is_none() && operation.events.is_some() {
        return stream(operation, handle);
    }
    let Some(response) = &operation.response else {
        return quote! {
            let file = #call;
            #print_line!("{:?}", file.content_type());
        };
    };
    let Some(field) = response.fields.first() else { return quote!(#call;) };
    let field = ident(&field.rust);
    quote! {
        let response = #call;
        #print_line!("{:?}", response.#field);
    }
}

fn batch(operation: &Operation, handle: &TokenStream) -> TokenStream {
    let Some(batch) = &operation.batch else { return TokenStream::new() };
    let print_line = ident(PRINT_LINE);
    let method = ident(&batch.method);
    let max = batch.max.is_none().then(|| quote!(, 100));
    quote! {
        let outcome = #handle.#method(request #max).await?;
        #print_line!("{outcome}");
    }
}

fn items(operation: &Operation, handle: &TokenStream) -> TokenStream {
    let Some(pages) = &operation.pages else { return TokenStream::new() };
    let print_line = ident(PRINT_LINE);
    let method = ident(&pages.method);
    quote! {
        let mut items = #handle.#method(request);
        while let Some(item) = items.next().await {
            let item = item?;
            #print_line!("{item:?}");
        }
    }
}

fn stream(operation: &Operation, handle: &TokenStream) -> TokenStream {
    let Some(events) = &operation.events else { return TokenStream::new() };
    let print_line = ident(PRINT_LINE);
    let method = ident(&events.method);
    quote! {
        let mut events = #handle.#method(&request).await?;
        while let Some(event) = events.next().await {
            let event = event?;
            #print_line!("{event:?}");
        }
    }
}

/// Returns the section about errors.
fn errors(operation: &Operation) -> Docs {
    let error = format!("[`Error`]({RUNTIME}::Error)");
    let codes = if operation.info.errors.is_empty() {
        "The page lists no error codes.".to_owned()
    } else {
        format!("[`Error::api`]({RUNTIME}::Error::api) returns the codes of the page as [`{}`].", operation.code)
    };
    let text = format!("The call returns {error} if it fails. {codes}");
    vec![String::new(), "# Errors".to_owned(), String::new(), text]
}
