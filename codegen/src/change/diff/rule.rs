//! The catalog of changes: each rule with its stable name and its effect on each audience.

pub use super::verdict::Verdict;

/// The audiences of a change, in the order of [`Rule::verdicts`].
pub const AUDIENCES: [&str; 4] = ["wire", "decode", "source", "docs"];

/// A kind of change.
#[derive(Debug)]
pub struct Rule {
    /// The stable name.
    pub name: &'static str,
    /// The effects on the four audiences of a change.
    ///
    /// The audiences are calls of an old client, responses that an old client reads, Rust code that
    /// uses an old client, and readers.
    pub verdicts: [Verdict; 4],
    /// The change, in one or two sentences.
    pub doc: &'static str,
    /// An example of the change.
    pub example: &'static str,
}

impl Rule {
    /// Returns the strongest verdict.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        self.verdicts.into_iter().fold(Verdict::Nothing, Verdict::max)
    }
}

macro_rules! rules {
    ($($constant:ident $name:literal [$wire:ident $decode:ident $source:ident $docs:ident] $doc:literal $example:literal)*) => {
        $(
            #[doc = concat!("The rule `", $name, "`.")]
            pub static $constant: Rule = Rule {
                name: $name,
                verdicts: [Verdict::$wire, Verdict::$decode, Verdict::$source, Verdict::$docs],
                doc: $doc,
                example: $example,
            };
        )*
        /// All rules, grouped by subject.
        pub static ALL: &[&Rule] = &[$(&$constant),*];
    };
}

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
    SENDS_CHANGED "sends-changed" [Breaks Nothing Nothing Words]
        "The server expects the body in another format. In Rust, only fields that become files, or were files, change their type."
        "`sends: multipart` is new"
    RECEIVES_CHANGED "receives-changed" [Nothing Breaks Breaks Words]
        "A successful response changes between JSON, a file and no body, so the call returns another type."
        "`receives: file` is new"
    REDIRECT_STATED "redirect-stated" [Nothing Breaks Nothing Words]
        "The file is at the address of a redirect, which an old client reports as an error." "`redirect: true` is new"
    REDIRECT_DROPPED "redirect-dropped" [Nothing Nothing Nothing Words]
        "The page no longer answers with a redirect. An old client accepts the file too." "`redirect: true` is removed"
    REPLY_BARED "reply-bared" [Nothing Breaks Nothing Words]
        "A successful response arrives without the envelope that an old client expects." "`bare: true` is new"
    REPLY_WRAPPED "reply-wrapped" [Nothing Nothing Nothing Words]
        "A successful response arrives in its envelope. An old client accepts this too." "`bare: true` is removed"
    DATA_MOVED "data-moved" [Nothing Breaks Nothing Words]
        "The results move between the envelope's `data` and the place next to its code." "`data: beside` is new"
    REPLY_WHOLE_CHANGED "reply-whole-changed" [Nothing Breaks Nothing Words]
        "A successful response without an envelope changes between a single value and an object with members."
        "the only member of a response with `bare: true` is joined by a second one"
    REQUIRED_FIELD_ADDED "required-field-added" [Breaks Nothing Breaks Words]
        "The server rejects calls without the new field, and the constructor takes it."
        "a body member with `required: true` is new"
    REQUIRED_FIELD_ADDED_ON_WIRE "required-field-added-on-wire" [Breaks Nothing Adds Words]
        "The server rejects a type without the new field. The type is also received, so the field is optional in Rust."
        "a member with `required: true` is new in a type that responses contain too"
    FIELD_ADDED "field-added" [Nothing Nothing Adds Words]
        "Requests gain an optional field." "an optional query parameter is new"
    FIELD_REMOVED "field-removed" [Unclear Nothing Breaks Words]
        "Requests lose a field. The server may still accept it." "a body member is removed"
    FIELD_MOVED "field-moved" [Breaks Nothing Nothing Words]
        "The field is sent in another part of the request." "`id` moves from the query to the body"
    FIELD_REQUIRED "field-required" [Breaks Nothing Breaks Words]
        "The server rejects calls without the field, and the constructor takes it." "`required: true` is new"
    FIELD_OPTIONAL "field-optional" [Adds Nothing Breaks Words]
        "The field is now optional, so a setter replaces the constructor's parameter." "`required: true` is removed"
    FIELD_REQUIRED_ON_WIRE "field-required-on-wire" [Breaks Nothing Nothing Words]
        "The server rejects a type without the field. The type is also received, so the field stays optional in Rust."
        "`required: true` is new in a type that responses contain too"
    FIELD_OPTIONAL_ON_WIRE "field-optional-on-wire" [Adds Nothing Nothing Words]
        "The server accepts a type without the field. The type is also received, so the field was already optional in Rust."
        "`required: true` is removed in a type that responses contain too"
    FIELDS_REORDERED "fields-reordered" [Nothing Nothing Breaks Words]
        "The parameters of a constructor change their order. Old code may compile and swap two values."
        "`from`, `to` become `to`, `from`, both required"
    FIELD_TYPE_CHANGED "field-type-changed" [Breaks Nothing Breaks Words]
        "The server expects another type." "`type: string` becomes `type: integer`"
    FIELD_TYPE_WIDENED "field-type-widened" [Adds Nothing Breaks Words]
        "The server accepts the old values and more, and the Rust type changes."
        "`type: integer` becomes `type: number`"
    FIELD_RENAMED "field-renamed" [Nothing Nothing Breaks Words]
        "The field has a new name in Rust." "`rust: kind` becomes `rust: sort`"
    FIELD_BOXED "field-boxed" [Nothing Nothing Breaks Words]
        "The type of a field starts or stops containing itself, so the field gains or loses its `Box` in Rust."
        "a `Guest` in a `Room` gets a member of type `Room`"
    FIELD_DEPRECATED "field-deprecated" [Unclear Nothing Nothing Words]
        "The page now calls the field deprecated. It does not say how long the server accepts it."
        "`deprecated: true` is new"
    JSON_TEXT_CHANGED "json-text-changed" [Breaks Nothing Nothing Words]
        "The value starts or stops being sent as JSON text." "`json_text: true` is new"
    JSON_TEXT_TYPED "json-text-typed" [Unclear Nothing Breaks Words]
        "The page starts or stops saying that a text contains JSON. The value is sent as text in both cases, and its Rust type changes."
        "`type: string` becomes `type: map<any>` with `json_text: true`"
    LIMIT_TIGHTENED "limit-tightened" [Breaks Nothing Nothing Words]
        "The server rejects values that it accepted before." "`items: ..500` becomes `items: ..200`"
    LIMIT_LOOSENED "limit-loosened" [Adds Nothing Nothing Words]
        "An old client rejects values that the server now accepts." "`items: ..200` becomes `items: ..500`"
    LIMIT_STATED "limit-stated" [Unclear Nothing Nothing Words]
        "The page now states a limit. The server may have enforced it before." "`chars: ..50` is new"
    LIMIT_DROPPED "limit-dropped" [Adds Nothing Nothing Words]
        "The page no longer states a limit." "`chars: ..50` is removed"
    VALUE_REMOVED "value-removed" [Breaks Nothing Nothing Words]
        "The server rejects a value that it accepted before." "`values: [open, closed]` becomes `values: [open]`"
    VALUE_ADDED "value-added" [Adds Nothing Nothing Words]
        "An old client rejects a value that the server now accepts." "`values: [open]` becomes `values: [open, closed]`"
    VALUES_STATED "values-stated" [Unclear Nothing Nothing Words]
        "The page now lists the allowed values. The server may have rejected other values before."
        "`values: [open, closed]` is new"
    VALUES_DROPPED "values-dropped" [Adds Nothing Nothing Words]
        "The page no longer lists the allowed values." "`values: [open, closed]` is removed"
    CONSTANT_REMOVED "constant-removed" [Nothing Nothing Breaks Words]
        "A constant for a value is removed, or has another name." "`values: [open, closed]` becomes `values: [open]`"
    PATTERN_CHANGED "pattern-changed" [Unclear Nothing Nothing Words]
        "The page states a new or a different pattern for a text. The server may now reject values that it accepted before."
        "`pattern: ^[a-z]+$` becomes `pattern: ^[a-z]{2}$`"
    PATTERN_DROPPED "pattern-dropped" [Adds Nothing Nothing Words]
        "The page no longer states a pattern for a text." "`pattern: ^[a-z]+$` is removed"
    DEFAULT_CHANGED "default-changed" [Breaks Nothing Nothing Words]
        "The meaning of calls without the field changes." "`default: asc` becomes `default: desc`"
    DEFAULT_STATED "default-stated" [Unclear Nothing Nothing Words]
        "The page now states the default. It may have applied before." "`default: asc` is new"
    DEFAULT_DROPPED "default-dropped" [Unclear Nothing Nothing Words]
        "The page no longer states the default. It may still apply." "`default: asc` is removed"
    FIXED_VALUE_CHANGED "fixed-value-changed" [Breaks Nothing Nothing Words]
        "The server expects another value in a header or parameter that the client fills in."
        "`value: v1` becomes `value: v2`"
    FIXED_VALUE_ADDED "fixed-value-added" [Unclear Nothing Nothing Words]
        "The client sends one more header or parameter with a fixed value. The server may not require it."
        "a header with `value: v1` is new"
    FIXED_VALUE_REMOVED "fixed-value-removed" [Unclear Nothing Nothing Words]
        "The client no longer sends a header or parameter with a fixed value. The server may reject the old one."
        "a header with `value: v1` is removed"
    GIVEN_CHANGED "given-changed" [Breaks Nothing Breaks Words]
        "The value of a header or parameter moves from the client to the caller, or from the caller to the client."
        "`value: v1` is removed from a required header"
    GIVEN_ADDED "given-added" [Unclear Nothing Adds Words]
        "The caller may now set a header or parameter that the client filled in. The old value may not apply any longer."
        "`value: v1` is removed from an optional header"
    EITHER_CHANGED "either-changed" [Breaks Nothing Breaks Words]
        "The fields of which the caller must set at least one change, or another one takes precedence."
        "`either: [id, name]` is new"
    EITHER_WIDENED "either-widened" [Adds Nothing Adds Words]
        "One more field can satisfy the rule that the caller must set at least one of several."
        "`either: [id, name]` becomes `either: [id, name, mail]`"
    EITHER_DROPPED "either-dropped" [Adds Nothing Breaks Words]
        "The caller no longer has to set one of the fields, so their constructors are removed."
        "`either: [id, name]` is removed"
    REPLY_FIELD_ADDED "reply-field-added" [Nothing Nothing Adds Words]
        "Responses gain a field." "a member of the response is new"
    REPLY_FIELD_REMOVED "reply-field-removed" [Nothing Breaks Breaks Words]
        "Responses lose a field, so code that reads it finds no value." "a member of the response is removed"
    REPLY_FIELD_TYPE_CHANGED "reply-field-type-changed" [Nothing Breaks Breaks Words]
        "A response field has another type, which an old client cannot read." "`type: integer` becomes `type: string[]`"
    REPLY_FIELD_TYPE_LOOSENED "reply-field-type-loosened" [Nothing Unclear Breaks Words]
        "A response field has another type. An old client reads it only while the value can be converted to the old type."
        "`type: integer` becomes `type: string`: `\"12\"` is read as 12"
    REPLY_FIELD_TYPE_READABLE "reply-field-type-readable" [Nothing Nothing Breaks Words]
        "A response field has another type. An old client converts it to the old type."
        "`type: string` becomes `type: integer`"
    REPLY_JSON_TEXT_STATED "reply-json-text-stated" [Nothing Breaks Nothing Words]
        "A response field becomes JSON text. An old client returns the text itself."
        "`json_text: true` is new in a response"
    REPLY_JSON_TEXT_DROPPED "reply-json-text-dropped" [Nothing Nothing Nothing Words]
        "A response field is no longer JSON text. An old client reads the plain value too."
        "`json_text: true` is removed in a response"
    REPLY_VALUE_ADDED "reply-value-added" [Nothing Unclear Nothing Words]
        "A response may contain values that the page did not list before. Old code may not handle them."
        "`values: [open, closed]` of a response becomes `values: [open, closed, full]`"
    REPLY_FIELD_DEPRECATED "reply-field-deprecated" [Nothing Unclear Nothing Words]
        "The page now calls the field deprecated. It does not say how long responses contain it."
        "`deprecated: true` is new"
    REPLY_FIELD_RENAMED "reply-field-renamed" [Nothing Nothing Breaks Words]
        "The field has a new name in Rust." "`rust: kind` is new"
    TYPE_RENAMED "type-renamed" [Nothing Nothing Breaks Words]
        "A type has a new name in Rust." "`type: Item` becomes `type: Row`, with the same fields"
    TYPE_SPLIT "type-split" [Nothing Nothing Breaks Words]
        "A field has a new type of its own, and other fields keep the type that they shared."
        "`receiver: { type: Person }` becomes `receiver: { type: Receiver }`, and `sender` stays a `Person`"
    TYPES_MERGED "types-merged" [Nothing Nothing Breaks Words]
        "A field has the type that another field had before, and its own type is gone."
        "`receiver: { type: Receiver }` becomes `receiver: { type: Person }`, as `sender` is"
    TYPE_WAY_CHANGED "type-way-changed" [Nothing Nothing Breaks Words]
        "A type is now also received, so its required fields become optional in Rust; or it is no longer sent, so it loses its constructor."
        "a response contains a type with required fields that only requests contained before"
    TYPE_WAY_ADDED "type-way-added" [Nothing Nothing Adds Words]
        "A type is now also sent, so it gains constructors; or it is now also received, and its fields stay the same."
        "a request contains a type that only responses contained before"
    TYPE_MOVED "type-moved" [Nothing Nothing Breaks Words]
        "A type is in another module in Rust." "a type moves from a page to service.yaml"
    SHARED_ERROR_ADDED "shared-error-added" [Nothing Adds Nothing Words]
        "The client knows one more error code that any call may return." "a row in `errors` of vendor.yaml is new"
    SHARED_ERROR_REMOVED "shared-error-removed" [Nothing Nothing Nothing Words]
        "The client knows one error code less that any call may return." "a row in `errors` of vendor.yaml is removed"
    ERROR_ADDED "error-added" [Nothing Nothing Adds Words]
        "The page documents one more error code." "a row with code 4001 is new"
    ERROR_REMOVED "error-removed" [Nothing Nothing Breaks Words]
        "The page no longer documents an error code, so its variant is removed." "the row with code 4001 is removed"
    ERROR_RENAMED "error-renamed" [Nothing Nothing Breaks Words]
        "The variant of an error code has a new name."
        "`name: NotFound` becomes `name: Gone`, or the `message` from which the name was derived changes"
    ERROR_STATUS_CHANGED "error-status-changed" [Nothing Nothing Nothing Words]
        "The error has another HTTP status. The client goes by the code." "`status: 400` becomes `status: 404`"
    ERROR_MEANING_CHANGED "error-meaning-changed" [Adds Nothing Nothing Words]
        "The client handles the error in another way." "`means: bad_token` is new"
    ERROR_REPEAT_FORBIDDEN "error-repeat-forbidden" [Breaks Nothing Nothing Words]
        "An old client retries calls after an error after which they must not be retried."
        "`repeat: { safe: true, … }` is removed"
    ERROR_REPEAT_ALLOWED "error-repeat-allowed" [Adds Nothing Nothing Words]
        "The client retries calls after an error." "`repeat: { safe: true, … }` is new"
    BATCH_ADDED "batch-added" [Nothing Nothing Adds Words]
        "The client gains a method that takes any number of items." "`batch` is new"
    BATCH_REMOVED "batch-removed" [Nothing Nothing Breaks Words]
        "The client loses the method that takes any number of items." "`batch` is removed"
    BATCH_SPLIT_CHANGED "batch-split-changed" [Unclear Nothing Breaks Words]
        "Another list is split over calls. The server may no longer accept a split of the old one."
        "`split: ids` becomes `split: records`"
    BATCH_SIZE_LOWERED "batch-size-lowered" [Breaks Nothing Nothing Words]
        "An old client puts more items into a call than the server now accepts." "`max: 500` becomes `max: 200`"
    BATCH_SIZE_RAISED "batch-size-raised" [Adds Nothing Nothing Words]
        "An old client puts fewer items into a call than the server now accepts." "`max: 200` becomes `max: 500`"
    BATCH_SIZE_STATED "batch-size-stated" [Unclear Nothing Breaks Words]
        "The page now states the maximum number of items of a call, so the method for any number of items loses its parameter `max`."
        "`max: 500` is new, or `items: ..500` of the list"
    BATCH_SIZE_DROPPED "batch-size-dropped" [Adds Nothing Breaks Words]
        "The page no longer states the maximum number of items of a call, so the method for any number of items gains a parameter `max`."
        "`max: 500` is removed, or `items: ..500` of the list"
    BATCH_OUTCOME_CHANGED "batch-outcome-changed" [Nothing Breaks Nothing Words]
        "A response reports the result of each item in another way." "`shape: flag` becomes `shape: two_lists`"
    PAGES_ADDED "pages-added" [Nothing Nothing Adds Words]
        "The client gains a method that returns results item by item." "`pages` is new"
    PAGES_REMOVED "pages-removed" [Nothing Nothing Breaks Words]
        "The client loses the method that returns results item by item." "`pages` is removed"
    PAGES_ITEMS_CHANGED "pages-items-changed" [Nothing Breaks Breaks Words]
        "The results are in another list of the response." "`items: rooms` becomes `items: rows`"
    PAGES_ASKED_CHANGED "pages-asked-changed" [Breaks Nothing Nothing Words]
        "The next page is requested in another way, so an old client gets the wrong one."
        "`page: number` becomes `offset: skip`"
    PAGES_TOLD_CHANGED "pages-told-changed" [Nothing Breaks Nothing Words]
        "A response no longer says, or says elsewhere, whether there are more pages or how to request the next one."
        "`more: has_more` becomes `more: more`"
    PAGES_TOLD_STATED "pages-told-stated" [Nothing Unclear Nothing Words]
        "The page now names the member that says whether there are more pages. An old client may have stopped at another page."
        "`more: has_more` is new"
    HOST_CHANGED "host-changed" [Breaks Nothing Nothing Words]
        "Calls go to another host." "`host: https://a.example` becomes `host: https://b.example`"
    VARIABLE_REMOVED "variable-removed" [Breaks Nothing Breaks Words]
        "The host loses a variable, or a variable loses a value." "`values: [eu, us]` becomes `values: [eu]`"
    VARIABLE_DEFAULT_CHANGED "variable-default-changed" [Nothing Nothing Breaks Words]
        "Code that sets no value for a variable of the host compiles, and calls another host."
        "`values: [eu, us]` becomes `values: [us, eu]`"
    VARIABLE_ADDED "variable-added" [Nothing Nothing Adds Words]
        "The host gains a variable, or a variable gains a value." "`values: [eu]` becomes `values: [eu, us]`"
    HEADER_CHANGED "header-changed" [Breaks Nothing Nothing Words]
        "The server expects another header with every call." "`headers: { X-Version: '2' }` is new"
    HEADER_DROPPED "header-dropped" [Unclear Nothing Nothing Words]
        "The pages no longer name a header of every call. The server may reject the old one."
        "`headers: { X-Version: '2' }` is removed"
    ENVELOPE_CHANGED "envelope-changed" [Nothing Breaks Nothing Words]
        "The format of the response envelope changes." "`data: data` becomes `data: result`"
    DETAIL_ADDED "detail-added" [Nothing Adds Nothing Words]
        "A failed response has a second message, which an old client does not show." "`detail: description` is new"
    SUCCESS_CHANGED "success-changed" [Nothing Breaks Nothing Words]
        "Other codes mean success, so an old client may take a failure for a success, or a success for a failure."
        "`success: [0]` becomes `success: [0, 200]`"
    FAILURE_CHANGED "failure-changed" [Nothing Adds Nothing Words]
        "The pages document other codes as failures." "`failure: [900]` is new"
    LOG_ID_CHANGED "log-id-changed" [Nothing Breaks Nothing Words]
        "The log id moves to another header or member, so an old client does not find it."
        "`headers: [X-Log]` becomes `headers: [X-Trace]`"
    LOG_ID_ADDED "log-id-added" [Nothing Adds Nothing Words]
        "The log id has one more location." "`headers: [X-Log]` becomes `headers: [X-Log, X-Trace]`"
    RETRY_AFTER_CHANGED "retry-after-changed" [Nothing Breaks Nothing Words]
        "A header or member no longer states the wait before a retry, so an old client may retry too early."
        "`retry_after: [X-Wait]` becomes `retry_after: [X-Reset]`"
    RETRY_AFTER_ADDED "retry-after-added" [Nothing Adds Nothing Words]
        "One more header or member states the wait before a retry." "`retry_after: [X-Wait]` is new"
    RETRY_AFTER_COUNTS_CHANGED "retry-after-counts-changed" [Nothing Breaks Nothing Words]
        "A header or member that states a wait has another unit, so an old client may retry too early or far too late."
        "`retry_after_counts: { X-Wait: seconds }` becomes `retry_after_counts: { X-Wait: epoch_seconds }`"
    RETRY_AFTER_COUNTS_ADDED "retry-after-counts-added" [Nothing Adds Nothing Words]
        "The unit of a header or member that states a wait is known." "`retry_after_counts: { X-Wait: seconds }` is new"
    AUTH_ADDED "auth-added" [Nothing Nothing Adds Words]
        "The client gains an authentication method." "an entry of `auth` is new"
    AUTH_REMOVED "auth-removed" [Breaks Nothing Breaks Words]
        "The client loses an authentication method." "an entry of `auth` is removed"
    AUTH_CHANGED "auth-changed" [Breaks Nothing Breaks Words]
        "An authentication method takes other credentials, or takes them in another order." "`tenants` is new"
    SCHEME_CHANGED "scheme-changed" [Breaks Nothing Nothing Words]
        "The client sends the same credentials in another way, or under other names."
        "`credentials: [app_id]` becomes `credentials: [client_id]`"
    TOKEN_SERVED_CHANGED "token-served-changed" [Unclear Nothing Nothing Words]
        "An authentication method serves another kind of token. The pages of the calls say which tokens they take."
        "`token: app` becomes `token: user`"
    EXCHANGE_CHANGED "exchange-changed" [Breaks Breaks Nothing Words]
        "Tokens are fetched in another way, or are in another member of the response."
        "`http: POST /v1/token` becomes `http: POST /v2/token`"
    RENEWAL_CHANGED "renewal-changed" [Adds Nothing Nothing Words]
        "The client renews tokens at another time." "`renew_below: 1800` becomes `renew_below: 300`"
    WORDS_CHANGED "words-changed" [Nothing Nothing Nothing Words]
        "Words, examples, errata or sources change." "a `doc` is reworded"
}
