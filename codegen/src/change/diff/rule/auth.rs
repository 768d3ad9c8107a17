//! Rules about authentication methods.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
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
}
