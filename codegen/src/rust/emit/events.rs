//! The module of a service's events: a module for each, and the enum of all.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::condition::{self as features, EVENTS_FEATURE};
use super::constants::emit_own;
use super::doc::emit_docs;
use super::ident::ident;
use super::module::Module;
use super::object::emit_struct;
use super::options::Options;
use super::uses::{emit_names, emit_path};
use crate::rust::ir::{Event, EventInfo, Events, Frame, Group, Services, Webhook};

/// The module of a service's events.
const MODULE: &str = "events";

/// Emits `#[cfg(feature = "events")]`, the condition of all that belongs to events.
pub(super) fn emit_condition(options: &Options) -> Option<TokenStream> {
    options.features.then(|| quote!(#[cfg(feature = #EVENTS_FEATURE)]))
}

/// Emits the module of a service's events.
pub(super) fn emit_events(events: &Events, options: &Options) -> Module {
    let pages = events.pages.iter().map(|event| emit_event(event, options).formatted());
    let exports = events.pages.iter().map(|event| {
        let (module, name) = (ident(&event.module), ident(&event.object.name));
        quote!(pub use self::#module::#name;)
    });
    let alias = ident(&events.vendor_alias);
    let names = events.pages.iter().map(|event| ident(&event.object.name));
    let any = names.map(|name| quote!(clientloom_runtime::events::AnyEvent::of::<#name>()));
    let docs = emit_docs(&["All types of events, as data."]);
    let mut items: Vec<TokenStream> = exports.collect();
    items.push(quote!(#docs pub static EVENTS: &[clientloom_runtime::events::AnyEvent] = &[#(#any),*];));
    items.extend(events.pages.iter().any(|event| event.is_variant).then(|| emit_enum(events)).into_iter().flatten());
    Module {
        name: MODULE.to_owned(),
        docs: emit_docs(&[format!("Events of `{}`.", events.service)]),
        origin: events.origin.clone(),
        condition: emit_condition(options),
        uses: vec![quote!(use super::#alias;)],
        children: (!events.types.is_empty()).then(|| emit_types(events, options)).into_iter().chain(pages).collect(),
        items,
        ..Module::default()
    }
}

fn emit_types(events: &Events, options: &Options) -> Module {
    let mut items: Vec<TokenStream> = events.types.iter().flat_map(emit_struct).collect();
    items.extend(emit_own(&events.types_constants, &Services::new(), options));
    let module = Module {
        name: "types".to_owned(),
        docs: emit_docs(&["Types that several events share."]),
        origin: format!("{}/service.yaml", events.origin),
        uses: vec![emit_names()],
        items,
        ..Module::default()
    };
    module.formatted()
}

/// Emits the enum of all events, whose type tells them apart:
///
/// ```text
/// pub enum Event { MessageReceiveV1(Box<Pushed<MessageReceiveV1>>), Other(Box<Received>) }
/// ```
fn emit_enum(events: &Events) -> [TokenStream; 3] {
    let docs = emit_docs(&[format!("An event of `{}`.", events.service)]);
    let variants = || events.pages.iter().filter(|event| event.is_variant);
    let declared = variants().map(|event| {
        let (docs, name) = (emit_docs(std::slice::from_ref(&event.summary)), ident(&event.object.name));
        quote!(#docs #name(Box<clientloom_runtime::events::Pushed<#name>>))
    });
    let readers = variants().map(|event| {
        let (name, kind, schema) = (ident(&event.object.name), &event.info.kind, &event.info.schema);
        quote!((#kind, #schema, |received| received.read().map(Box::new).map(Event::#name)))
    });
    [
        quote! {
            #docs
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum Event {
                #(#declared,)*
                /// An event of another type.
                Other(Box<clientloom_runtime::events::Received>),
            }
        },
        quote! {
            impl Event {
                /// Reads an event into its type.
                ///
                /// # Errors
                /// If the event is not an object.
                pub fn read(
                    received: &clientloom_runtime::events::Received,
                ) -> Result<Self, clientloom_runtime::events::WebhookError> {
                    let read = received.reader(READERS);
                    read.map_or_else(|| Ok(Self::Other(Box::new(received.clone()))), |read| read(received))
                }
            }
        },
        quote!(static READERS: &[clientloom_runtime::events::TypeReader<Event>] = &[#(#readers),*];),
    ]
}

/// Emits the module of an event: its type, its facts, the page's own types and constants.
fn emit_event(event: &Event, options: &Options) -> Module {
    let module = Module {
        name: event.module.clone(),
        docs: emit_docs(std::slice::from_ref(&event.summary)),
        origin: event.origin.clone(),
        is_kept: event.is_kept,
        ..Module::default()
    };
    if module.is_kept {
        return module;
    }
    let mut items = emit_struct(&event.object);
    items.push(emit_impl(event));
    items.push(emit_info(&event.info));
    items.extend(event.types.iter().flat_map(emit_struct));
    items.extend(emit_own(&event.constants, &Services::new(), options));
    let shared = event.shared.iter().map(|name| ident(name));
    let shared = (!event.shared.is_empty()).then(|| quote!(use super::types::{#(#shared),*};));
    Module { uses: shared.into_iter().chain([emit_names()]).collect(), items, ..module }
}

/// Emits the trait of an event.
fn emit_impl(event: &Event) -> TokenStream {
    let (name, client) = (ident(&event.object.name), ident(&event.client));
    let vendor = emit_path(&event.vendor_alias, &event.folder, &[]);
    let texts = &event.examples;
    let examples = (!texts.is_empty()).then(|| quote!(const EXAMPLES: &'static [&'static str] = &[#(#texts),*];));
    quote! {
        impl clientloom_runtime::events::Event for #name {
            type Vendor = #vendor::#client;
            const INFO: &'static clientloom_runtime::events::EventInfo = &INFO;
            #examples
        }
    }
}

/// Emits the facts of an event.
fn emit_info(info: &EventInfo) -> TokenStream {
    let EventInfo { kind, source, .. } = info;
    let some = [
        ("schema", &info.schema),
        ("address", &info.address),
        ("subscribe", &info.subscribe),
        ("answer", &info.answer),
    ];
    let some = some.into_iter().filter_map(|(name, value)| Some((ident(name), value.as_ref()?)));
    let some = some.map(|(name, value)| quote!(#name: Some(#value),));
    let lists = info.lists.iter().map(|(name, list)| {
        let name = ident(name);
        quote!(#name: &[#(#list),*],)
    });
    let ordered = info.is_ordered.then(|| quote!(is_ordered: true,));
    let deprecated = info.is_deprecated.then(|| quote!(is_deprecated: true,));
    quote! {
        static INFO: clientloom_runtime::events::EventInfo = clientloom_runtime::events::EventInfo {
            #(#some)*
            #(#lists)*
            #ordered
            #deprecated
            ..clientloom_runtime::events::EventInfo::of(#kind, #source)
        };
    }
}

/// Emits the list of all events of a vendor, a list for each service.
pub(super) fn emit_list(root: &Group, options: &Options) -> Option<TokenStream> {
    let mut lists = Vec::new();
    push_lists(root, &[], root, options, &mut lists);
    let (docs, condition) = (emit_docs(&["All types of events by service, as data."]), emit_condition(options));
    let list = quote!(pub static EVENTS: &[&[clientloom_runtime::events::AnyEvent]] = &[#(#lists),*];);
    (!lists.is_empty()).then(|| quote!(#docs #condition #list))
}

fn push_lists(group: &Group, path: &[String], root: &Group, options: &Options, lists: &mut Vec<TokenStream>) {
    for inner in &group.groups {
        let path = [path, std::slice::from_ref(&inner.module)].concat();
        push_lists(inner, &path, root, options, lists);
    }
    if group.events.is_some() {
        let condition = features::emit_condition(&group.services, &root.services, options);
        let steps = path.iter().map(|step| ident(step));
        lists.push(quote!(#condition self::#(#steps::)*events::EVENTS));
    }
}

/// Emits the way in which a vendor pushes events, and the trait of its client.
pub(super) fn emit_webhook(webhook: &Webhook, client: &str, options: &Options) -> [TokenStream; 3] {
    let (client, condition) = (ident(client), emit_condition(options));
    let docs = emit_docs(&["The receiver of the vendor's events."]);
    let facts = emit_webhook_info(webhook);
    [
        quote!(#docs #condition pub type Webhook = clientloom_runtime::events::Webhook<#client>;),
        quote! {
            #condition
            impl clientloom_runtime::events::PushesEvents for #client {
                const WEBHOOK: &'static clientloom_runtime::events::WebhookInfo = &WEBHOOK;
            }
        },
        quote!(#condition static WEBHOOK: clientloom_runtime::events::WebhookInfo = #facts;),
    ]
}

fn emit_webhook_info(webhook: &Webhook) -> TokenStream {
    let signature = webhook.signature.as_ref().map(|[header, timestamp, nonce]| {
        let facts = quote!({ header: #header, timestamp: #timestamp, nonce: #nonce });
        quote!(signature: Some(clientloom_runtime::events::SignatureInfo #facts),)
    });
    let encryption = webhook
        .encryption
        .as_ref()
        .map(|member| quote!(encryption: Some(clientloom_runtime::events::EncryptionInfo { member: #member }),));
    let challenge = webhook.challenge.as_ref().map(|(marker, value, token, answer)| {
        let token = token.as_ref().map_or_else(|| quote!(None), |token| quote!(Some(#token)));
        let facts = quote!({ marker: #marker, value: #value, token: #token, answer: #answer });
        quote!(challenge: Some(clientloom_runtime::events::ChallengeInfo #facts),)
    });
    let frames = webhook.frames.iter().map(emit_frame);
    let frames = (!webhook.frames.is_empty()).then(|| quote!(frames: &[#(#frames),*],));
    let answer = webhook.answer.as_ref().map(|answer| quote!(answer: #answer,));
    let authorized = webhook.is_authorized.then(|| quote!(is_authorized: true,));
    let numbers = webhook.numbers.iter().map(|(name, number)| {
        let (name, number) = (ident(name), Literal::u64_unsuffixed(*number));
        quote!(#name: Some(#number),)
    });
    quote! {
        clientloom_runtime::events::WebhookInfo {
            #signature
            #encryption
            #challenge
            #frames
            #answer
            #authorized
            #(#numbers)*
            ..clientloom_runtime::events::WebhookInfo::BASE
        }
    }
}

fn emit_frame(frame: &Frame) -> TokenStream {
    let needed = &frame.needed;
    let members = frame.members.iter().map(|(name, path)| {
        let name = ident(name);
        quote!(#name: Some(#path),)
    });
    let unit = frame.counts_milliseconds.then(|| quote!(counts_milliseconds: true,));
    quote! {
        clientloom_runtime::events::FrameInfo {
            #(#members)*
            #unit
            ..clientloom_runtime::events::FrameInfo::of(#(#needed),*)
        }
    }
}
