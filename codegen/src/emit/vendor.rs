//! The module of a vendor: its client, the builder's credentials, the variables of its host.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc::emit_docs;
use super::group::{Receiver, emit_exports, emit_folder, emit_methods};
use super::ident::ident;
use super::service::emit_service;
use super::uses::emit_prelude;
use super::variable::emit_variable;
use super::{Module, Options};
use crate::ir::{Auth, Scheme, Vendor};

/// Emits a vendor's folder.
pub(super) fn emit_vendor(vendor: &Vendor, options: Options) -> Module {
    let mut items = emit_exports(&vendor.root);
    items.extend(emit_client(vendor));
    items.extend(emit_builder(vendor));
    items.extend(vendor.root.variables.iter().flat_map(emit_variable));
    items.extend(vendor.auth.iter().filter_map(emit_exchange));
    items.push(emit_service(&vendor.service, None));
    Module { uses: vec![emit_prelude()], items, ..emit_folder(&vendor.root, options) }
}

/// ```text
/// pub struct Feishu(Client);
/// impl Feishu { pub fn builder() -> FeishuBuilder { … } pub fn apaas(&self) -> apaas::Apaas<'_> { … } }
/// impl Vendor for Feishu { … }
/// ```
fn emit_client(vendor: &Vendor) -> [TokenStream; 3] {
    let name = ident(&vendor.client);
    let builder = format_ident!("{}Builder", vendor.client);
    let docs = emit_docs(&vendor.docs);
    let receiver = Receiver { argument: quote!(&'a self), generics: quote!(<'a>), client: quote!(&self.0) };
    let methods = emit_methods(&vendor.root, &receiver);
    [
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #name(Client);
        },
        quote! {
            impl #name {
                /// Starts a client; the credentials come first.
                #[must_use]
                pub const fn builder() -> #builder { #builder(()) }
                /// The client that all of the vendor's operations share.
                #[must_use]
                pub const fn client(&self) -> &Client { &self.0 }
                #(#methods)*
            }
        },
        quote! {
            impl Vendor for #name {
                const SERVICE: &'static Service = &SERVICE;
                fn from_client(client: Client) -> Self { Self(client) }
            }
        },
    ]
}

/// ```text
/// pub struct FeishuBuilder(());
/// impl FeishuBuilder { pub fn app(self, app_id: impl Into<String>, app_secret: impl Into<Secret>) -> Builder<Feishu> { … } }
/// ```
fn emit_builder(vendor: &Vendor) -> [TokenStream; 2] {
    let client = ident(&vendor.client);
    let name = format_ident!("{}Builder", vendor.client);
    let docs = emit_docs(&[format!("The ways to be authorised with [`{}`].", vendor.client)]);
    let methods = vendor.auth.iter().map(|auth| emit_credentials(auth, &client));
    [
        quote! {
            #docs
            #[derive(Debug)]
            pub struct #name(());
        },
        quote!(impl #name { #(#methods)* }),
    ]
}

fn emit_credentials(auth: &Auth, client: &proc_macro2::Ident) -> TokenStream {
    let method = ident(&auth.method);
    let docs = emit_docs(&auth.docs);
    let names: Vec<_> = auth.credentials.iter().map(|(_, rust)| ident(rust)).collect();
    let last = names.len().saturating_sub(1);
    let parameters = names.iter().enumerate().map(|(number, name)| {
        if number == last { quote!(#name: impl Into<Secret>) } else { quote!(#name: impl Into<String>) }
    });
    let sign = match &auth.scheme {
        Scheme::Bearer => quote!(Bearer::new(#(#names),*)),
        Scheme::Eop => quote!(Eop::new(#(#names),*)),
        Scheme::Exchange { data, .. } => {
            let data = ident(data);
            quote!(TokenExchange::new(&#data, #(#names),*))
        }
    };
    quote! {
        #docs
        pub fn #method(self, #(#parameters),*) -> Builder<#client> { Builder::new(#sign) }
    }
}

/// Emits `static APP: Exchange = Exchange { … };`.
fn emit_exchange(auth: &Auth) -> Option<TokenStream> {
    let Scheme::Exchange { data, method, path, token, expires, renew_below, unusable_below } = &auth.scheme else {
        return None;
    };
    let (data, method) = (ident(data), ident(method));
    let send = auth.credentials.iter().map(|(wire, _)| wire);
    let [renew_below, unusable_below] = [renew_below, unusable_below].map(|seconds| Literal::u64_unsuffixed(*seconds));
    Some(quote! {
        static #data: Exchange = Exchange {
            method: Method::#method,
            path: #path,
            send: &[#(#send),*],
            token: #token,
            expires_in: #expires,
            renew_below: #renew_below,
            unusable_below: #unusable_below,
            ..Exchange::of(&SERVICE)
        };
    })
}
