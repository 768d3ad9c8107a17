//! The module of a vendor: its client, the builder's credentials, the variables of its host.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc::emit_docs;
use super::events::{emit_list, emit_webhook};
use super::group::{emit_exports, emit_folder, emit_folder_methods};
use super::ident::ident;
use super::module::Module;
use super::options::Options;
use super::owner::Owner;
use super::service::emit_service;
use super::users::emit_users;
use super::uses::{emit_alias, emit_names};
use super::variable::emit_variable;
use crate::rust::ir::{Auth, Exchange, Scheme, Vendor};

/// Emits a vendor's folder.
pub(super) fn emit_vendor(vendor: &Vendor, options: &Options) -> Module {
    let mut items = emit_exports(&vendor.root, options);
    items.extend(emit_client(vendor, options));
    items.extend(emit_builder(vendor));
    items.extend(vendor.root.variables.iter().flat_map(emit_variable));
    items.extend(vendor.auth.iter().flat_map(Auth::exchanges).map(emit_exchange));
    items.extend(vendor.users.iter().flat_map(|users| emit_users(users, &vendor.client)));
    items.push(emit_service(&vendor.service, None));
    let webhook = vendor.webhook.iter().filter(|_| options.events);
    items.extend(webhook.flat_map(|webhook| emit_webhook(webhook, &vendor.client, options)));
    items.extend(emit_list(&vendor.root, options).filter(|_| options.events));
    let uses = emit_alias(&vendor.root, options).into_iter().chain([emit_names()]).collect();
    Module { uses, items, ..emit_folder(&vendor.root, options) }
}

/// Emits the client:
///
/// ```text
/// pub struct Feishu(Client);
/// impl Feishu {
///     pub fn builder() -> FeishuBuilder { … }
///     pub fn apaas(&self) -> apaas::Apaas<'_> { … }
/// }
/// impl Vendor for Feishu { … }
/// impl VendorClient for Feishu { … }
/// ```
fn emit_client(vendor: &Vendor, options: &Options) -> [TokenStream; 4] {
    let name = ident(&vendor.client);
    let builder = format_ident!("{}Builder", vendor.client);
    let docs = emit_docs(&vendor.docs);
    let methods = emit_folder_methods(&vendor.root, &Owner::of(true), options);
    [
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #name(Client);
        },
        quote! {
            impl #name {
                /// Returns a builder, which takes the credentials first.
                #[must_use]
                pub const fn builder() -> #builder { #builder(()) }
                /// Returns the client that all operations of the vendor share.
                #[must_use]
                pub const fn client(&self) -> &Client { &self.0 }
                #(#methods)*
            }
        },
        quote! {
            impl Vendor for #name {
                const SERVICE: &'static Service = &SERVICE;
            }
        },
        quote! {
            impl VendorClient for #name {
                fn from_client(client: Client) -> Self { Self(client) }
                fn client(&self) -> &Client { &self.0 }
            }
        },
    ]
}

/// Emits the builder of the client:
///
/// ```text
/// pub struct FeishuBuilder(());
/// impl FeishuBuilder {
///     pub fn app(self, app_id: impl Into<String>, …) -> Builder<Feishu> { … }
/// }
/// ```
fn emit_builder(vendor: &Vendor) -> [TokenStream; 2] {
    let client = ident(&vendor.client);
    let name = format_ident!("{}Builder", vendor.client);
    let docs = emit_docs(&[format!("Authentication methods of [`{}`].", vendor.client)]);
    let methods = vendor.auth.iter().map(|auth| emit_credentials(auth, &client));
    let without = (vendor.has_open_calls || vendor.users.is_some()).then(|| emit_without_credentials(&client));
    [
        quote! {
            #docs
            #[derive(Debug)]
            pub struct #name(());
        },
        quote!(impl #name { #(#methods)* #without }),
    ]
}

/// Emits the builder's method for calls that take no credentials.
fn emit_without_credentials(client: &proc_macro2::Ident) -> TokenStream {
    quote! {
        /// Takes no credentials, for calls that need none. Other calls are refused unsent.
        pub fn without_credentials(self) -> Builder<#client> { Builder::without_credentials() }
    }
}

fn emit_credentials(auth: &Auth, client: &proc_macro2::Ident) -> TokenStream {
    let (method, token) = (ident(&auth.method), &auth.token);
    let docs = emit_docs(&auth.docs);
    let names: Vec<_> = auth.parameters.iter().map(|parameter| ident(&parameter.rust)).collect();
    let types = auth.parameters.iter().map(|parameter| ident(parameter.ty));
    let parameters = names.iter().zip(types).map(|(name, ty)| quote!(#name: impl Into<#ty>));
    let sign = match &auth.scheme {
        Scheme::Signer(signer) => {
            let signer = ident(signer);
            quote!(#signer::new(#(#names),*))
        }
        Scheme::Exchange(exchange) => {
            let data = ident(&exchange.data);
            quote!(TokenExchange::new(&#data, #(#names),*))
        }
        Scheme::Tenants { app, tenant } => {
            let (app, tenant) = (ident(&app.data), ident(&tenant.data));
            quote!(TenantExchange::new([&#app, &#tenant], #(#names),*))
        }
    };
    quote! {
        #docs
        pub fn #method(self, #(#parameters),*) -> Builder<#client> { Builder::new(#sign).token_kind(#token) }
    }
}

/// Emits `pub(crate) static APP_EXCHANGE: Exchange = Exchange { … };`.
fn emit_exchange(exchange: &Exchange) -> TokenStream {
    let Exchange { data, method, path, send, token, expires, renew_below, unusable_below } = exchange;
    let (data, method) = (ident(data), ident(method));
    let [renew_below, unusable_below] = [renew_below, unusable_below].map(|seconds| Literal::u64_unsuffixed(*seconds));
    quote! {
        pub(crate) static #data: Exchange = Exchange {
            method: Method::#method,
            path: #path,
            send: &[#(#send),*],
            token: #token,
            expires_in: #expires,
            renew_below: #renew_below,
            unusable_below: #unusable_below,
            ..Exchange::of(&SERVICE)
        };
    }
}
