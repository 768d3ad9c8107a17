//! The catalogue of changes: every rule with its stable name and what it means to whom.

/// What a change means to one audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing.
    Nothing,
    /// Words alone.
    Words,
    /// Something more can be done.
    Adds,
    /// The specs do not say whether it breaks anybody.
    Unclear,
    /// Something that worked does not any more.
    Breaks,
}

impl Verdict {
    /// The verdict in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Words => "words",
            Self::Adds => "adds",
            Self::Unclear => "unclear",
            Self::Breaks => "breaks",
        }
    }
}

/// Whom a change may concern, in the order of [`Rule::verdicts`].
pub const AUDIENCES: [&str; 4] = ["wire", "decode", "source", "docs"];

/// A kind of change.
#[derive(Debug)]
pub struct Rule {
    /// The stable name.
    pub name: &'static str,
    /// What it means: to calls of an old client, to replies that it reads, to Rust code that was written against it, and to
    /// whoever reads the documentation.
    pub verdicts: [Verdict; 4],
    /// What happens, in a sentence.
    pub doc: &'static str,
    /// A change that falls under it.
    pub example: &'static str,
}

impl Rule {
    /// The verdict that decides.
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
        /// Every rule, by what it is about.
        pub static ALL: &[&Rule] = &[$(&$constant),*];
    };
}

rules! {
    VENDOR_ADDED "vendor-added" [Nothing Nothing Adds Words]
        "The client has a vendor more." "a new folder with a vendor.yaml"
    VENDOR_REMOVED "vendor-removed" [Breaks Nothing Breaks Words]
        "The client has a vendor less." "the folder of a vendor is gone"
    CLIENT_RENAMED "client-renamed" [Nothing Nothing Breaks Words]
        "The type of the client has another name." "`client: Acme` becomes `client: AcmeApi`"
    OPERATION_ADDED "operation-added" [Nothing Nothing Adds Words]
        "The client has a method more." "a new file room/close.yaml"
    OPERATION_REMOVED "operation-removed" [Breaks Nothing Breaks Words]
        "The pages describe the call no more, and the client has no method for it." "room/close.yaml is gone"
    OPERATION_MOVED "operation-moved" [Nothing Nothing Breaks Words]
        "The same call has another name, and so another method in Rust." "room/close.yaml becomes room/shut.yaml, with the same `http`"
    OPERATION_DEPRECATED "operation-deprecated" [Unclear Nothing Nothing Words]
        "The page calls the operation deprecated; how long the server takes it is not known." "`deprecated: true` is new"
    OPERATION_REVIVED "operation-revived" [Nothing Nothing Nothing Words]
        "The page calls the operation deprecated no more." "`deprecated: true` is gone"
    METHOD_CHANGED "method-changed" [Breaks Nothing Nothing Words]
        "The server expects another HTTP method." "`POST /rooms` becomes `PUT /rooms`"
    PATH_CHANGED "path-changed" [Breaks Nothing Nothing Words]
        "The server expects the call under another path." "`POST /rooms` becomes `POST /v2/rooms`"
    TOKEN_REMOVED "token-removed" [Breaks Nothing Nothing Words]
        "The call no longer takes a kind of token." "`token: [app, user]` becomes `token: app`"
    TOKEN_ADDED "token-added" [Adds Nothing Nothing Words]
        "The call takes one more kind of token." "`token: app` becomes `token: [app, user]`"
    SCOPE_REMOVED "scope-removed" [Breaks Nothing Nothing Words]
        "A scope that sufficed does no more." "`scopes: [room:all, room:write]` becomes `scopes: [room:write]`"
    SCOPE_ADDED "scope-added" [Adds Nothing Nothing Words]
        "One more scope suffices." "`scopes: [room:write]` becomes `scopes: [room:write, room:all]`"
    SCOPES_STATED "scopes-stated" [Unclear Nothing Nothing Words]
        "The page names scopes where it named none; whether the server asked for them before is not known."
        "`scopes: [room:write]` is new"
    SCOPES_DROPPED "scopes-dropped" [Adds Nothing Nothing Words]
        "The page names no scopes any more." "`scopes: [room:write]` is gone"
    APP_TYPE_REMOVED "app-type-removed" [Breaks Nothing Nothing Words]
        "A kind of app may not call it any more." "`app_types: [custom, isv]` becomes `app_types: [custom]`"
    APP_TYPE_ADDED "app-type-added" [Adds Nothing Nothing Words]
        "One more kind of app may call it." "`app_types: [custom]` becomes `app_types: [custom, isv]`"
    APP_TYPES_STATED "app-types-stated" [Unclear Nothing Nothing Words]
        "The page names kinds of apps where it named none; whether others could call it before is not known." "`app_types: [custom]` is new"
    APP_TYPES_DROPPED "app-types-dropped" [Adds Nothing Nothing Words]
        "The page restricts the kinds of apps no more." "`app_types: [custom]` is gone"
    REGION_REMOVED "region-removed" [Breaks Nothing Nothing Words]
        "The call is no longer offered in a region." "`regions: [east, west]` becomes `regions: [east]`"
    REGION_ADDED "region-added" [Adds Nothing Nothing Words]
        "The call is offered in one more region." "`regions: [east]` becomes `regions: [east, west]`"
    REGIONS_STATED "regions-stated" [Unclear Nothing Nothing Words]
        "The page restricts the regions where it restricted none; whether others offered the call before is not known." "`regions: [east]` is new"
    REGIONS_DROPPED "regions-dropped" [Adds Nothing Nothing Words]
        "The page restricts the regions no more." "`regions: [east]` is gone"
    RATE_LOWERED "rate-lowered" [Breaks Nothing Nothing Words]
        "An old client sends more than the server allows now." "`per_second: 50` becomes `per_second: 20`"
    RATE_RAISED "rate-raised" [Adds Nothing Nothing Words]
        "An old client sends less than the server allows now." "`per_second: 20` becomes `per_second: 50`"
    RATE_STATED "rate-stated" [Unclear Nothing Nothing Words]
        "The page names a rate where it named none; whether the server kept it before is not known."
        "`per_second: 20` is new"
    RATE_DROPPED "rate-dropped" [Adds Nothing Nothing Words]
        "The page names a rate no more." "`per_second: 20` is gone"
    REPEAT_FORBIDDEN "repeat-forbidden" [Breaks Nothing Nothing Words]
        "An old client repeats calls that must not be repeated." "`safe: true` becomes `safe: false`"
    REPEAT_ALLOWED "repeat-allowed" [Adds Nothing Nothing Words]
        "The client repeats more calls that failed." "`repeat: { safe: true, … }` is new"
    SENDS_CHANGED "sends-changed" [Breaks Nothing Nothing Words]
        "The server expects the body in another form; in Rust only a field that becomes a file, or was one, has another type."
        "`sends: multipart` is new"
    RECEIVES_CHANGED "receives-changed" [Nothing Breaks Breaks Words]
        "A success is a file and was none, or the other way round, so a call gives something else." "`receives: file` is new"
    REPLY_BARED "reply-bared" [Nothing Breaks Nothing Words]
        "A success comes without its envelope, which an old client expects." "`bare: true` is new"
    REPLY_WRAPPED "reply-wrapped" [Nothing Nothing Nothing Words]
        "A success comes in its envelope, which an old client takes as well." "`bare: true` is gone"
    REPLY_WHOLE_CHANGED "reply-whole-changed" [Nothing Breaks Nothing Words]
        "A success without its envelope was one value and is an object with members, or the other way round."
        "the only member of a response, with `bare: true`, gets another one beside it"
    REQUIRED_FIELD_ADDED "required-field-added" [Breaks Nothing Breaks Words]
        "The server refuses calls without the field, and whoever makes a request has to give it."
        "a body member with `required: true` is new"
    REQUIRED_FIELD_ADDED_ON_WIRE "required-field-added-on-wire" [Breaks Nothing Adds Words]
        "The server refuses a type without the field; as the type is received too, it is optional in Rust."
        "a member with `required: true` is new in a type that replies hold as well"
    FIELD_ADDED "field-added" [Nothing Nothing Adds Words]
        "A request can say one thing more." "an optional query parameter is new"
    FIELD_REMOVED "field-removed" [Unclear Nothing Breaks Words]
        "A request can say one thing less; whether the server takes the field still is not known."
        "a body member is gone"
    FIELD_MOVED "field-moved" [Breaks Nothing Nothing Words]
        "The field travels in another place." "`id` was in the query and is in the body"
    FIELD_REQUIRED "field-required" [Breaks Nothing Breaks Words]
        "The server refuses calls without the field, and whoever makes a request has to give it."
        "`required: true` is new"
    FIELD_OPTIONAL "field-optional" [Adds Nothing Breaks Words]
        "The field may be left out, so it goes from the constructor to a setter." "`required: true` is gone"
    FIELD_REQUIRED_ON_WIRE "field-required-on-wire" [Breaks Nothing Nothing Words]
        "The server refuses a type without the field; as the type is received too, it stays optional in Rust."
        "`required: true` is new in a type that replies hold as well"
    FIELD_OPTIONAL_ON_WIRE "field-optional-on-wire" [Adds Nothing Nothing Words]
        "The server takes a type without the field; as the type is received too, it was optional in Rust before."
        "`required: true` is gone in a type that replies hold as well"
    FIELDS_REORDERED "fields-reordered" [Nothing Nothing Breaks Words]
        "What a constructor takes stands in another order: code may compile and send one value as the other."
        "`from`, `to` become `to`, `from`, both required"
    FIELD_TYPE_CHANGED "field-type-changed" [Breaks Nothing Breaks Words]
        "The server expects another type." "`type: string` becomes `type: integer`"
    FIELD_TYPE_WIDENED "field-type-widened" [Adds Nothing Breaks Words]
        "The server takes what it took and more, under another type in Rust." "`type: integer` becomes `type: number`"
    FIELD_RENAMED "field-renamed" [Nothing Nothing Breaks Words]
        "The field has another name in Rust." "`rust: kind` becomes `rust: sort`"
    FIELD_BOXED "field-boxed" [Nothing Nothing Breaks Words]
        "The type of a field holds itself now, or does no longer, so the field is in a `Box` in Rust, or is not any more."
        "a `Guest` in a `Room` gets a member of type `Room`"
    FIELD_DEPRECATED "field-deprecated" [Unclear Nothing Nothing Words]
        "The page calls the field deprecated; how long the server takes it is not known." "`deprecated: true` is new"
    JSON_TEXT_CHANGED "json-text-changed" [Breaks Nothing Nothing Words]
        "The value goes as text that holds JSON, or no longer does." "`json_text: true` is new"
    JSON_TEXT_TYPED "json-text-typed" [Unclear Nothing Breaks Words]
        "A text is known to hold JSON, or no longer is: it goes as text before and after, under another type in Rust."
        "`type: string` becomes `type: map<any>` with `json_text: true`"
    LIMIT_TIGHTENED "limit-tightened" [Breaks Nothing Nothing Words]
        "The server refuses values that it took." "`items: ..500` becomes `items: ..200`"
    LIMIT_LOOSENED "limit-loosened" [Adds Nothing Nothing Words]
        "An old client refuses values that the server takes now." "`items: ..200` becomes `items: ..500`"
    LIMIT_STATED "limit-stated" [Unclear Nothing Nothing Words]
        "The page names a limit where it named none; whether the server kept it before is not known."
        "`chars: ..50` is new"
    LIMIT_DROPPED "limit-dropped" [Adds Nothing Nothing Words]
        "The page names a limit no more." "`chars: ..50` is gone"
    VALUE_REMOVED "value-removed" [Breaks Nothing Nothing Words]
        "The server refuses a value that it took." "`values: [open, closed]` becomes `values: [open]`"
    VALUE_ADDED "value-added" [Adds Nothing Nothing Words]
        "An old client refuses a value that the server takes now." "`values: [open]` becomes `values: [open, closed]`"
    VALUES_STATED "values-stated" [Unclear Nothing Nothing Words]
        "The page lists the values that are allowed where it listed none; whether the server refused others before is not known."
        "`values: [open, closed]` is new"
    VALUES_DROPPED "values-dropped" [Adds Nothing Nothing Words]
        "The page lists the values that are allowed no more." "`values: [open, closed]` is gone"
    PATTERN_CHANGED "pattern-changed" [Unclear Nothing Nothing Words]
        "The page gives another pattern for a text, or gives one where it gave none; whether the server refuses what it took is not known."
        "`pattern: ^[a-z]+$` becomes `pattern: ^[a-z]{2}$`"
    PATTERN_DROPPED "pattern-dropped" [Adds Nothing Nothing Words]
        "The page gives no pattern for a text any more." "`pattern: ^[a-z]+$` is gone"
    DEFAULT_CHANGED "default-changed" [Breaks Nothing Nothing Words]
        "Calls that leave the field out mean something else." "`default: asc` becomes `default: desc`"
    DEFAULT_STATED "default-stated" [Unclear Nothing Nothing Words]
        "The page says what a call without the field means; whether it always meant that is not known."
        "`default: asc` is new"
    DEFAULT_DROPPED "default-dropped" [Unclear Nothing Nothing Words]
        "The page no longer says what a call without the field means; whether it still means that is not known." "`default: asc` is gone"
    FIXED_VALUE_CHANGED "fixed-value-changed" [Breaks Nothing Nothing Words]
        "The server expects another value in a header or parameter that callers do not give." "`value: v1` becomes `value: v2`"
    FIXED_VALUE_ADDED "fixed-value-added" [Unclear Nothing Nothing Words]
        "The client sends a header or parameter more, which callers do not give; whether the server insists on it is not known."
        "a header with `value: v1` is new"
    FIXED_VALUE_REMOVED "fixed-value-removed" [Unclear Nothing Nothing Words]
        "The client sends a header or parameter less, which callers did not give; whether the server minds the old one is not known."
        "a header with `value: v1` is gone"
    GIVEN_CHANGED "given-changed" [Breaks Nothing Breaks Words]
        "Callers have to give a header or parameter that the client filled in, or cannot give it any more."
        "`value: v1` is gone from a required header"
    GIVEN_ADDED "given-added" [Unclear Nothing Adds Words]
        "Callers can give a header or parameter that the client filled in; whether the old value still holds is not known."
        "`value: v1` is gone from an optional header"
    EITHER_CHANGED "either-changed" [Breaks Nothing Breaks Words]
        "Other fields than before have to be given, one of them at least, or another one wins." "`either: [id, name]` is new"
    EITHER_WIDENED "either-widened" [Adds Nothing Adds Words]
        "One more field suffices, beside those of which one has to be given." "`either: [id, name]` becomes `either: [id, name, mail]`"
    EITHER_DROPPED "either-dropped" [Adds Nothing Breaks Words]
        "None of the fields has to be given any more, so their constructors are gone." "`either: [id, name]` is gone"
    REPLY_FIELD_ADDED "reply-field-added" [Nothing Nothing Adds Words]
        "A reply says one thing more." "a member of the response is new"
    REPLY_FIELD_REMOVED "reply-field-removed" [Nothing Breaks Breaks Words]
        "A reply says one thing less, and who reads it finds nothing." "a member of the response is gone"
    REPLY_FIELD_TYPE_CHANGED "reply-field-type-changed" [Nothing Breaks Breaks Words]
        "A reply holds another type, which an old client cannot read." "`type: integer` becomes `type: string[]`"
    REPLY_FIELD_TYPE_LOOSENED "reply-field-type-loosened" [Nothing Unclear Breaks Words]
        "A reply holds another type, which an old client reads as long as the value can be taken for what it was."
        "`type: integer` becomes `type: string`: `\"12\"` is read as 12"
    REPLY_FIELD_TYPE_READABLE "reply-field-type-readable" [Nothing Nothing Breaks Words]
        "A reply holds another type, which an old client reads as what it was." "`type: string` becomes `type: integer`"
    REPLY_JSON_TEXT_STATED "reply-json-text-stated" [Nothing Breaks Nothing Words]
        "A value of a reply comes as text that holds JSON, which an old client takes for what it is: text."
        "`json_text: true` is new in a response"
    REPLY_JSON_TEXT_DROPPED "reply-json-text-dropped" [Nothing Nothing Nothing Words]
        "A value of a reply comes as text that holds JSON no more; an old client reads it as it is as well."
        "`json_text: true` is gone in a response"
    REPLY_VALUE_ADDED "reply-value-added" [Nothing Unclear Nothing Words]
        "A reply may hold a value that the page did not list, or the page lists them no more; whether old code that goes by the known ones does well with it is not known."
        "`values: [open, closed]` of a response becomes `values: [open, closed, full]`"
    REPLY_FIELD_DEPRECATED "reply-field-deprecated" [Nothing Unclear Nothing Words]
        "The page calls the field deprecated; how long replies hold it is not known." "`deprecated: true` is new"
    REPLY_FIELD_RENAMED "reply-field-renamed" [Nothing Nothing Breaks Words]
        "The field has another name in Rust." "`rust: kind` is new"
    TYPE_RENAMED "type-renamed" [Nothing Nothing Breaks Words]
        "A type has another name in Rust." "`type: Item` becomes `type: Row`, with the same fields"
    TYPE_WAY_CHANGED "type-way-changed" [Nothing Nothing Breaks Words]
        "A type is received too, so what it requires is optional in Rust, or is sent no more, so it has no constructor."
        "a reply holds a type with required fields that only requests held"
    TYPE_WAY_ADDED "type-way-added" [Nothing Nothing Adds Words]
        "A type is sent too, so it has constructors, or is received too, and its fields are as they were."
        "a request holds a type that only replies held"
    TYPE_MOVED "type-moved" [Nothing Nothing Breaks Words]
        "A type stands in another module in Rust." "a type went from a page to service.yaml"
    SHARED_ERROR_ADDED "shared-error-added" [Nothing Adds Nothing Words]
        "The client knows one more of the codes that any call may answer." "a row in `errors` of vendor.yaml is new"
    SHARED_ERROR_REMOVED "shared-error-removed" [Nothing Nothing Nothing Words]
        "The client knows one less of the codes that any call may answer." "a row in `errors` of vendor.yaml is gone"
    ERROR_ADDED "error-added" [Nothing Nothing Adds Words]
        "The page documents one more error code." "a row with code 4001 is new"
    ERROR_REMOVED "error-removed" [Nothing Nothing Breaks Words]
        "The page documents an error code no more, so its variant is gone." "the row with code 4001 is gone"
    ERROR_RENAMED "error-renamed" [Nothing Nothing Breaks Words]
        "The variant of an error code has another name." "`name: NotFound` becomes `name: Gone`, or the `message` that the name was made from is another one"
    ERROR_STATUS_CHANGED "error-status-changed" [Nothing Nothing Nothing Words]
        "The error comes with another HTTP status; the client goes by the code." "`status: 400` becomes `status: 404`"
    ERROR_MEANING_CHANGED "error-meaning-changed" [Adds Nothing Nothing Words]
        "The client does something else about the error." "`means: bad_token` is new"
    ERROR_REPEAT_FORBIDDEN "error-repeat-forbidden" [Breaks Nothing Nothing Words]
        "An old client repeats calls after an error that must not be repeated." "`repeat: { safe: true, … }` is gone"
    ERROR_REPEAT_ALLOWED "error-repeat-allowed" [Adds Nothing Nothing Words]
        "The client repeats calls after an error." "`repeat: { safe: true, … }` is new"
    BATCH_ADDED "batch-added" [Nothing Nothing Adds Words]
        "The client has a method that takes any number of items." "`batch` is new"
    BATCH_REMOVED "batch-removed" [Nothing Nothing Breaks Words]
        "The client has no method any more that takes any number of items." "`batch` is gone"
    BATCH_SPLIT_CHANGED "batch-split-changed" [Unclear Nothing Breaks Words]
        "Another list is split over calls; whether the old one still may be is not known." "`split: ids` becomes `split: records`"
    BATCH_SIZE_LOWERED "batch-size-lowered" [Breaks Nothing Nothing Words]
        "An old client puts more items into a call than the server takes now." "`max: 500` becomes `max: 200`"
    BATCH_SIZE_RAISED "batch-size-raised" [Adds Nothing Nothing Words]
        "An old client puts fewer items into a call than the server takes now." "`max: 200` becomes `max: 500`"
    BATCH_SIZE_STATED "batch-size-stated" [Unclear Nothing Breaks Words]
        "The page gives the most items of a call where it gave none, so the method for any number of items takes no `max` any more."
        "`max: 500` is new, or `items: ..500` of the list"
    BATCH_SIZE_DROPPED "batch-size-dropped" [Adds Nothing Breaks Words]
        "The page gives the most items of a call no more, so the method for any number of items takes `max`."
        "`max: 500` is gone, or `items: ..500` of the list"
    BATCH_OUTCOME_CHANGED "batch-outcome-changed" [Nothing Breaks Nothing Words]
        "A reply tells in another way what became of each item." "`shape: flag` becomes `shape: two_lists`"
    PAGES_ADDED "pages-added" [Nothing Nothing Adds Words]
        "The client has a method that gives results item by item." "`pages` is new"
    PAGES_REMOVED "pages-removed" [Nothing Nothing Breaks Words]
        "The client has no method any more that gives results item by item." "`pages` is gone"
    PAGES_ITEMS_CHANGED "pages-items-changed" [Nothing Breaks Breaks Words]
        "The results stand in another list of the reply." "`items: rooms` becomes `items: rows`"
    PAGES_ASKED_CHANGED "pages-asked-changed" [Breaks Nothing Nothing Words]
        "The next page is asked for in another way, so an old client gets the wrong one." "`page: number` becomes `offset: skip`"
    PAGES_TOLD_CHANGED "pages-told-changed" [Nothing Breaks Nothing Words]
        "A reply tells elsewhere, or no more, how to go on or whether there is more." "`more: has_more` becomes `more: more`"
    PAGES_TOLD_STATED "pages-told-stated" [Nothing Unclear Nothing Words]
        "The page says where a reply tells whether there is more; whether an old client ended at the same page is not known."
        "`more: has_more` is new"
    HOST_CHANGED "host-changed" [Breaks Nothing Nothing Words]
        "Calls go to another host." "`host: https://a.example` becomes `host: https://b.example`"
    VARIABLE_REMOVED "variable-removed" [Breaks Nothing Breaks Words]
        "A variable of the host, or a value of it, is gone." "`values: [eu, us]` becomes `values: [eu]`"
    VARIABLE_DEFAULT_CHANGED "variable-default-changed" [Nothing Nothing Breaks Words]
        "Code that chooses no value for a variable of the host compiles, and calls another host."
        "`values: [eu, us]` becomes `values: [us, eu]`"
    VARIABLE_ADDED "variable-added" [Nothing Nothing Adds Words]
        "The host has one more variable, or a variable one more value." "`values: [eu]` becomes `values: [eu, us]`"
    HEADER_CHANGED "header-changed" [Breaks Nothing Nothing Words]
        "The server expects another header with every call." "`headers: { X-Version: '2' }` is new"
    HEADER_DROPPED "header-dropped" [Unclear Nothing Nothing Words]
        "The pages name a header of every call no more; whether the server minds the old one is not known." "`headers: { X-Version: '2' }` is gone"
    ENVELOPE_CHANGED "envelope-changed" [Nothing Breaks Nothing Words]
        "Replies are wrapped in another way." "`data: data` becomes `data: result`"
    DETAIL_ADDED "detail-added" [Nothing Adds Nothing Words]
        "A failure has a second message, which an old client does not show." "`detail: description` is new"
    SUCCESS_CHANGED "success-changed" [Nothing Breaks Nothing Words]
        "Other codes than before mean success, so an old client takes the one for the other."
        "`success: [0]` becomes `success: [0, 200]`"
    FAILURE_CHANGED "failure-changed" [Nothing Adds Nothing Words]
        "Other codes are known to mean failure." "`failure: [900]` is new"
    LOG_ID_CHANGED "log-id-changed" [Nothing Breaks Nothing Words]
        "The log id is not where it was, so an old client has none to show." "`headers: [X-Log]` becomes `headers: [X-Trace]`"
    LOG_ID_ADDED "log-id-added" [Nothing Adds Nothing Words]
        "The log id stands elsewhere too." "`headers: [X-Log]` becomes `headers: [X-Log, X-Trace]`"
    RETRY_AFTER_CHANGED "retry-after-changed" [Nothing Breaks Nothing Words]
        "A header that said how long to wait says it no more, so an old client may come back too early."
        "`retry_after: [X-Wait]` becomes `retry_after: [X-Reset]`"
    RETRY_AFTER_ADDED "retry-after-added" [Nothing Adds Nothing Words]
        "One more header says how long to wait." "`retry_after: [X-Wait]` is new"
    AUTH_ADDED "auth-added" [Nothing Nothing Adds Words]
        "There is one more way to be authorised." "an entry of `auth` is new"
    AUTH_REMOVED "auth-removed" [Breaks Nothing Breaks Words]
        "There is one way less to be authorised." "an entry of `auth` is gone"
    AUTH_CHANGED "auth-changed" [Breaks Nothing Breaks Words]
        "A way to be authorised takes other credentials, or takes them in another order." "`tenants` is new"
    SCHEME_CHANGED "scheme-changed" [Breaks Nothing Nothing Words]
        "The same credentials prove in another way who calls, or go by other names." "`credentials: [app_id]` becomes `credentials: [client_id]`"
    TOKEN_SERVED_CHANGED "token-served-changed" [Unclear Nothing Nothing Words]
        "A way to be authorised serves another kind of token; whether calls take it is said by their pages." "`token: app` becomes `token: user`"
    EXCHANGE_CHANGED "exchange-changed" [Breaks Breaks Nothing Words]
        "Tokens are fetched in another way, or stand elsewhere in the reply." "`http: POST /v1/token` becomes `http: POST /v2/token`"
    RENEWAL_CHANGED "renewal-changed" [Adds Nothing Nothing Words]
        "Tokens are renewed at another time." "`renew_below: 1800` becomes `renew_below: 300`"
    WORDS_CHANGED "words-changed" [Nothing Nothing Nothing Words]
        "Words, examples, errata, or where they are from." "a `doc` says it better"
}
