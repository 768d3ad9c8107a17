//! The events of a service, and the way in which the vendor pushes them.

use std::collections::BTreeSet;

use super::context::Context;
use super::paths::modules;
use super::{constants, docs, handle, object};
use crate::naming;
use crate::rust::ir;
use crate::spec::{ConstantsTypes, EVENTS_FOLDER, Event, Home, PushedExample, Scope, Shared, Type, Vendor, Webhook};
use crate::yaml::Value;

/// Returns the events in the folder of a service.
pub(super) fn lower_events(cx: &Context<'_>, service: &[String]) -> Option<ir::Events> {
    let path = [service, &[EVENTS_FOLDER.to_owned()]].concat();
    let events: Vec<&Event> = cx.vendor.events.iter().filter(|event| event.folder() == path).collect();
    let shared = cx.vendor.services.iter().find(|service| service.path == path).map(|service| &service.shared);
    let first = events.first()?;
    let mut seen = BTreeSet::new();
    let mut lower = |event: &&Event| {
        let is_variant = event.schema.is_some() && seen.insert((event.kind.clone(), event.schema.clone()));
        lower_event(cx, event, &path, is_variant)
    };
    Some(ir::Events {
        service: first.service().to_owned(),
        origin: [&[cx.sources.root.clone(), cx.vendor.name.clone()], path.as_slice()].concat().join("/"),
        folder: modules(&path),
        vendor_alias: cx.vendor_alias.clone(),
        types: shared.map(|shared| lower_types(cx, &path, shared)).unwrap_or_default(),
        types_constants: shared
            .map(|shared| constants::lower_own(&ConstantsTypes::of_shared(&shared.types)))
            .unwrap_or_default(),
        pages: events.iter().map(&mut lower).collect(),
    })
}

fn lower_types(cx: &Context<'_>, path: &[String], shared: &Shared) -> Vec<ir::Struct> {
    let (scope, constants) = (Scope::of_folder(cx.vendor, path), ConstantsTypes::of_shared(&shared.types));
    let used = shared.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    used.map(|(name, ty)| object::lower_type(cx, name, ty, &scope, &constants)).collect()
}

fn lower_event(cx: &Context<'_>, event: &Event, path: &[String], is_variant: bool) -> ir::Event {
    let file = event.path.last().map(String::as_str).unwrap_or_default();
    let (name, scope) = (naming::event(file), Scope::of_event(cx.vendor, event));
    let constants = ConstantsTypes::of_event(event);
    let types = event.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    ir::Event {
        origin: cx.sources.get(event.file).path.clone(),
        module: naming::module(file),
        folder: modules(path),
        vendor_alias: cx.vendor_alias.clone(),
        client: handle::client(cx.vendor),
        summary: docs::plain(event.summary.trim()),
        object: object::lower_fields(name, docs::event(event), event.body.iter(), false, &constants),
        types: types.map(|(name, ty)| object::lower_type(cx, name, ty, &scope, &constants)).collect(),
        shared: shared_names(event, &scope),
        constants: constants::lower_own(&constants),
        info: lower_info(event),
        examples: event.examples.iter().filter_map(lower_example).collect(),
        is_variant,
        is_kept: false,
    }
}

/// Returns the types of the folder that the fields of a page name.
fn shared_names(event: &Event, scope: &Scope<'_>) -> Vec<String> {
    let own = event.types.iter().flat_map(|(_, Type { fields, .. })| fields);
    let named: BTreeSet<&str> = event.body.iter().chain(own).filter_map(|field| field.ty.named()).collect();
    let shared = named.into_iter().filter(|name| matches!(scope.find(name), Some((Home::Folder(_), _))));
    shared.map(|name| naming::type_name(name, "Type")).collect()
}

fn lower_example(example: &PushedExample) -> Option<String> {
    example.pushed.as_ref().map(Value::to_json)
}

fn lower_info(event: &Event) -> ir::EventInfo {
    let lists = [
        ("scopes", &event.scopes),
        ("field_scopes", &event.field_scopes),
        ("app_types", &event.app_types),
        ("delivery", &event.delivery),
        ("audience", &event.audience),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    ir::EventInfo {
        kind: event.kind.clone(),
        source: event.source.url.clone().unwrap_or_else(|| event.source.title.clone()),
        schema: event.schema.clone(),
        address: (!event.http.path.is_empty()).then(|| format!("{} {}", event.http.method, event.http.path)),
        lists: lists.map(|(name, list)| (name, list.clone())).collect(),
        subscribe: event.subscribe.clone(),
        is_ordered: event.ordered,
        is_deprecated: event.deprecated,
        answer: event.answer.as_ref().map(Value::to_json),
    }
}

/// Returns the way in which a vendor pushes events.
pub(super) fn lower_webhook(vendor: &Vendor) -> Option<ir::Webhook> {
    let Webhook { auth, signature, encryption, challenge, frames, answer, within_seconds, repeats } =
        vendor.webhook.as_ref()?;
    let (times, within) = repeats.unzip();
    let numbers = [("within_seconds", *within_seconds), ("repeats", times), ("repeats_within_seconds", within)];
    let frame = |frame: &crate::spec::Frame| {
        let members = [
            ("value", &frame.value),
            ("id", &frame.id),
            ("created", &frame.created),
            ("token", &frame.token),
            ("tenant", &frame.tenant),
            ("app", &frame.app),
        ];
        ir::Frame {
            needed: [&frame.name, &frame.marker, &frame.kind, &frame.body].map(Clone::clone),
            members: members.into_iter().filter_map(|(name, path)| Some((name, path.clone()?))).collect(),
            counts_milliseconds: frame.created_in_milliseconds,
        }
    };
    let challenge = challenge.as_ref();
    Some(ir::Webhook {
        signature: signature.as_ref().map(|it| [&it.header, &it.timestamp, &it.nonce].map(Clone::clone)),
        encryption: encryption.as_ref().map(|it| it.member.clone()),
        challenge: challenge.map(|it| (it.marker.clone(), it.value.clone(), it.token.clone(), it.answer.clone())),
        frames: frames.iter().map(frame).collect(),
        answer: answer.as_ref().map(Value::to_json),
        is_authorized: !auth.is_empty(),
        numbers: numbers.into_iter().filter_map(|(name, number)| Some((name, number?))).collect(),
    })
}
