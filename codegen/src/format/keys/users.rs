//! The keys of the authorization code flow, by which users sign in.

use super::key::KeyType::{Bool, Count, Positive, Records, Text, TextMap, Word};
use super::key::{Record, defaulting, optional, required};
use super::part::ERROR;

/// The authorization code flow.
pub static USERS: Record = Record {
    name: "users",
    doc: "The authorization code flow, by which users sign in in a browser. Parameters and members have the names \
          of OAuth 2.0 unless `names` has others.",
    keys: &[
        required("authorize", Text, "Path of the page in the browser, where the user agrees.", "/oauth/authorize"),
        optional(
            "host",
            Text,
            "Base URL of that page, if it differs from the vendor's `host`. It may have the same variables.",
            "https://login.{region}.acme.example",
        ),
        optional("host_values", TextMap, "Texts that replace values of variables in this `host`.", "{ eu: europe }"),
        defaulting("separator", Text, "a space", "Text between two scopes.", "','"),
        optional("most_scopes", Positive, "Largest number of scopes of one sign-in.", "50"),
        optional("offline_scope", Text, "Scope without which the vendor gives no refresh token.", "offline_access"),
        optional("pkce", Word(&["S256"]), "Method of the code challenge (PKCE), if the vendor takes one.", "S256"),
        required("exchange", Text, "Path of the POST request that exchanges the code for tokens.", "/oauth/token"),
        optional("refresh", Text, "Path of the POST request that renews the token.", "/oauth/token"),
        defaulting("refresh_once", Bool, "false", "Whether a refresh token works once.", "true"),
        optional(
            "message",
            Text,
            "Response member with the message of an error, if it differs from that of `envelope`.",
            "error_description",
        ),
        optional(
            "names",
            TextMap,
            "Names of the standard, each with the vendor's name in its place.",
            "{ client_id: app_id }",
        ),
        optional(
            "missing_scopes",
            Text,
            "Dotted path of the missing scopes in the body of a refused call, also through lists.",
            "error.needs.scope",
        ),
        required("renew_below", Count, "Remaining seconds below which the client renews the token.", "600"),
        required("unusable_below", Count, "Remaining seconds below which the client no longer uses the token.", "60"),
        optional(
            "errors",
            Records(&ERROR),
            "Error codes of both requests. `means: sign_in` says that the user has to sign in again.",
            "",
        ),
    ],
};

/// The names of the standard that a vendor can replace: RFC 6749 and RFC 7636, and the lifetime of
/// the refresh token.
pub const STANDARD_NAMES: [&str; 17] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
    "grant_type",
    "client_secret",
    "code",
    "code_verifier",
    "refresh_token",
    "access_token",
    "expires_in",
    "refresh_token_expires_in",
    "error",
    "token_type",
];
