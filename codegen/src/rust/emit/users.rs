//! The flow by which users of a vendor sign in.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_named_row;
use crate::rust::ir::Users;

/// Emits the flow, the service of its requests, and the trait that leads to the flow:
///
/// ```text
/// pub(crate) static USERS_SERVICE: Service = Service { errors: &[…], ..SERVICE };
/// pub(crate) static USERS_SIGN_IN: AuthorizationCode = AuthorizationCode { … };
/// impl SignsIn for Feishu { … }
/// ```
pub(super) fn emit_users(users: &Users, client: &str) -> [TokenStream; 3] {
    let (client, data, docs) = (ident(client), ident(&users.data), emit_docs(&users.docs));
    [
        emit_service(users),
        emit_flow(users),
        quote! {
            #docs
            impl SignsIn for #client {
                const SIGN_IN: &'static AuthorizationCode = &#data;
            }
        },
    ]
}

fn emit_service(users: &Users) -> TokenStream {
    let service = ident(&users.service);
    let envelope =
        users.message.as_ref().map(|message| quote!(envelope: Envelope { message: #message, ..SERVICE.envelope },));
    let docs = emit_docs(&users.service_docs);
    let rows = users.errors.iter().map(emit_named_row);
    quote! {
        #docs
        pub(crate) static #service: Service = Service { #envelope errors: &[#(#rows),*], ..SERVICE };
    }
}

fn emit_flow(users: &Users) -> TokenStream {
    let Users { token, authorize, exchange, .. } = users;
    let (data, service) = (ident(&users.data), ident(&users.service));
    let text = |name: &str, value: &Option<String>| {
        let name = ident(name);
        value.as_ref().map(|value| quote!(#name: #value,))
    };
    let option = |name: &str, value: &Option<String>| {
        let name = ident(name);
        value.as_ref().map(|value| quote!(#name: Some(#value),))
    };
    let pairs = |name: &str, pairs: &[(String, String)]| {
        let (name, pairs) = (ident(name), pairs.iter().map(|(from, to)| quote!((#from, #to))).collect::<Vec<_>>());
        (!pairs.is_empty()).then(|| quote!(#name: &[#(#pairs),*],))
    };
    let flag = |name: &str, flag: bool| {
        let name = ident(name);
        flag.then(|| quote!(#name: true,))
    };
    let (host, separator) = (text("host", &users.host), text("scope_separator", &users.separator));
    let (texts, names) = (pairs("host_texts", &users.host_texts), pairs("names", &users.names));
    let max_scopes = users.max_scopes.map(|max| {
        let max = Literal::u64_unsuffixed(max);
        quote!(max_scopes: Some(#max),)
    });
    let (offline, refresh) = (option("offline_scope", &users.offline_scope), option("refresh", &users.refresh));
    let (pkce, once) = (flag("has_pkce", users.has_pkce), flag("is_refresh_once", users.is_refresh_once));
    let missing = option("missing_scopes", &users.missing_scopes);
    let [renew, unusable] = [users.renew_below, users.unusable_below].map(Literal::u64_unsuffixed);
    quote! {
        pub(crate) static #data: AuthorizationCode = AuthorizationCode {
            token: #token, authorize: #authorize, #host #texts #separator #max_scopes #offline #pkce
            exchange: #exchange, #refresh #once #names #missing renew_below: #renew, unusable_below: #unusable,
            ..AuthorizationCode::of(&#service)
        };
    }
}
