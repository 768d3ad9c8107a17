//! Rules about vendors, calls, and the facts that a call depends on.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    VENDOR_ADDED "vendor-added" [Nothing Nothing Adds Words]
        "The client gains a vendor." "a new folder with a vendor.yaml"
    VENDOR_REMOVED "vendor-removed" [Breaks Nothing Breaks Words]
        "The client loses a vendor." "the folder of a vendor is removed"
    CLIENT_RENAMED "client-renamed" [Nothing Nothing Breaks Words]
        "The type of the client has a new name." "`client: Acme` becomes `client: AcmeApi`"
    OPERATION_ADDED "operation-added" [Nothing Nothing Adds Words]
        "The client gains a method." "a new file room/close.yaml"
    OPERATION_REMOVED "operation-removed" [Breaks Nothing Breaks Words]
        "The pages no longer describe the call, and the client loses its method." "room/close.yaml is removed"
    OPERATION_MOVED "operation-moved" [Nothing Nothing Breaks Words]
        "The same call has a new name, and therefore another method in Rust."
        "room/close.yaml becomes room/shut.yaml, with the same `http`"
    OPERATION_DEPRECATED "operation-deprecated" [Unclear Nothing Nothing Words]
        "The page now calls the operation deprecated. It does not say how long the server accepts it."
        "`deprecated: true` is new"
    OPERATION_REVIVED "operation-revived" [Nothing Nothing Nothing Words]
        "The page no longer calls the operation deprecated." "`deprecated: true` is removed"
    METHOD_CHANGED "method-changed" [Breaks Nothing Nothing Words]
        "The server expects another HTTP method." "`POST /rooms` becomes `PUT /rooms`"
    PATH_CHANGED "path-changed" [Breaks Nothing Nothing Words]
        "The server expects another path." "`POST /rooms` becomes `POST /v2/rooms`"
    TOKEN_REMOVED "token-removed" [Breaks Nothing Nothing Words]
        "The call no longer takes one kind of token." "`token: [app, user]` becomes `token: app`"
    TOKEN_ADDED "token-added" [Adds Nothing Nothing Words]
        "The call takes one more kind of token." "`token: app` becomes `token: [app, user]`"
    CREDENTIALS_REQUIRED "credentials-required" [Breaks Nothing Breaks Words]
        "The call now takes a token. An old client sends none, and a new client without credentials refuses the call."
        "`token: none` becomes `token: app`"
    CREDENTIALS_DROPPED "credentials-dropped" [Adds Nothing Adds Words]
        "The call no longer takes a token." "`token: app` becomes `token: none`"
    TOKEN_HEADER_CHANGED "token-header-changed" [Breaks Nothing Nothing Words]
        "The server expects the token in another header." "`X-Token: { type: string, auth: true, … }` is new"
    SCOPE_REMOVED "scope-removed" [Breaks Nothing Nothing Words]
        "One scope is no longer sufficient." "`scopes: [room:all, room:write]` becomes `scopes: [room:write]`"
    SCOPE_ADDED "scope-added" [Adds Nothing Nothing Words]
        "One more scope is sufficient." "`scopes: [room:write]` becomes `scopes: [room:write, room:all]`"
    SCOPES_STATED "scopes-stated" [Unclear Nothing Nothing Words]
        "The page now names scopes. The server may have required them before." "`scopes: [room:write]` is new"
    SCOPES_DROPPED "scopes-dropped" [Adds Nothing Nothing Words]
        "The page no longer names scopes." "`scopes: [room:write]` is removed"
    APP_TYPE_REMOVED "app-type-removed" [Breaks Nothing Nothing Words]
        "One kind of app may no longer call the operation." "`app_types: [custom, isv]` becomes `app_types: [custom]`"
    APP_TYPE_ADDED "app-type-added" [Adds Nothing Nothing Words]
        "One more kind of app may call the operation." "`app_types: [custom]` becomes `app_types: [custom, isv]`"
    APP_TYPES_STATED "app-types-stated" [Unclear Nothing Nothing Words]
        "The page now names kinds of apps. Other kinds may have been accepted before." "`app_types: [custom]` is new"
    APP_TYPES_DROPPED "app-types-dropped" [Adds Nothing Nothing Words]
        "The page no longer restricts the kinds of apps." "`app_types: [custom]` is removed"
    REGION_REMOVED "region-removed" [Breaks Nothing Nothing Words]
        "The call is no longer offered in one region." "`regions: [east, west]` becomes `regions: [east]`"
    REGION_ADDED "region-added" [Adds Nothing Nothing Words]
        "The call is offered in one more region." "`regions: [east]` becomes `regions: [east, west]`"
    REGIONS_STATED "regions-stated" [Unclear Nothing Nothing Words]
        "The page now restricts the regions. Other regions may have offered the call before." "`regions: [east]` is new"
    REGIONS_DROPPED "regions-dropped" [Adds Nothing Nothing Words]
        "The page no longer restricts the regions." "`regions: [east]` is removed"
    RATE_LOWERED "rate-lowered" [Breaks Nothing Nothing Words]
        "An old client sends more calls than the server now allows." "`per_second: 50` becomes `per_second: 20`"
    RATE_RAISED "rate-raised" [Adds Nothing Nothing Words]
        "An old client sends fewer calls than the server now allows." "`per_second: 20` becomes `per_second: 50`"
    RATE_STATED "rate-stated" [Unclear Nothing Nothing Words]
        "The page now names a rate. The server may have enforced it before." "`per_second: 20` is new"
    RATE_DROPPED "rate-dropped" [Adds Nothing Nothing Words]
        "The page no longer names a rate." "`per_second: 20` is removed"
    RATE_FIELD_CHANGED "rate-field-changed" [Breaks Nothing Nothing Words]
        "The rates now apply to other groups of calls, so an old client counts other calls together."
        "`per: room` becomes `per: guest`"
    CONCURRENCY_LOWERED "concurrency-lowered" [Breaks Nothing Nothing Words]
        "An old client makes more calls at a time than the server now allows."
        "`concurrency: 5` becomes `concurrency: 1`"
    CONCURRENCY_RAISED "concurrency-raised" [Adds Nothing Nothing Words]
        "An old client makes fewer calls at a time than the server now allows."
        "`concurrency: 1` becomes `concurrency: 5`"
    CONCURRENCY_STATED "concurrency-stated" [Unclear Nothing Nothing Words]
        "The page now bounds the calls at a time. The server may have bounded them before." "`concurrency: 1` is new"
    CONCURRENCY_DROPPED "concurrency-dropped" [Adds Nothing Nothing Words]
        "The page no longer bounds the calls at a time." "`concurrency: 1` is removed"
    REPEAT_FORBIDDEN "repeat-forbidden" [Breaks Nothing Nothing Words]
        "An old client retries calls that must not be retried." "`safe: true` becomes `safe: false`"
    REPEAT_ALLOWED "repeat-allowed" [Adds Nothing Nothing Words]
        "The client retries more failed calls." "`repeat: { safe: true, … }` is new"
}
