//! The keys of authentication methods.

use super::key::KeyType::{Count, Record as One, Text, Texts, Word};
use super::key::{Record, optional, required};
use super::users::USERS;

/// An authentication method.
pub static AUTH: Record = Record {
    name: "auth",
    doc: "An authentication method; its name becomes a method of the client's builder.",
    keys: &[
        required(
            "scheme",
            Word(&["bearer", "token_exchange", "authorization_code", "eop"]),
            "bearer: the credential is the token; token_exchange: the client exchanges credentials for a token; \
             eop: CTyun's signature. With authorization_code, users sign in in a browser, and calls name their user.",
            "bearer",
        ),
        required("token", Text, "Kind of token that the method serves.", "api_key"),
        required("doc", Text, "Source of the credentials, for users.", "A key from the settings page."),
        required(
            "credentials",
            Texts,
            "Names of the credentials, in the order of the method's parameters; the last one is secret.",
            "[key]",
        ),
        optional("exchange", One(&EXCHANGE), "token_exchange: the call that fetches the token.", ""),
        optional("tenants", One(&TENANTS), "token_exchange: facts of an app that many tenants install.", ""),
        optional("users", One(&USERS), "authorization_code: the flow by which users sign in.", ""),
    ],
};

/// The token exchange for tenants.
pub static TENANTS: Record = Record {
    name: "tenants",
    doc: "Exchange of the app's token, from `exchange`, for the token of the tenant of a call. \
          Ticket and tenant become parameters after the credentials.",
    keys: &[
        required(
            "ticket",
            Text,
            "Secret that the vendor sends to the app again from time to time; `exchange` sends it after \
             the credentials.",
            "app_ticket",
        ),
        required("tenant", Text, "Name of the tenant in the body of the second exchange.", "tenant_key"),
        required(
            "exchange",
            One(&EXCHANGE),
            "The second exchange: its body contains the app's token, under its name in the first response, \
             and the tenant.",
            "",
        ),
    ],
};

/// The call that fetches a token.
pub static EXCHANGE: Record = Record {
    name: "exchange",
    doc: "The call that fetches a token: credentials go into the JSON body under their names.",
    keys: &[
        required("http", super::key::KeyType::Http, "Method and path.", "POST /v1/token"),
        required("token", Text, "Response member with the token.", "token"),
        required("expires", Text, "Response member with the token's lifetime in seconds.", "expire"),
        required("renew_below", Count, "Remaining seconds below which the client fetches a new token.", "1800"),
        required("unusable_below", Count, "Remaining seconds below which the client no longer uses the token.", "300"),
    ],
};
