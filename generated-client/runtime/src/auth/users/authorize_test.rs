//! The query of the address for a browser.

use super::{AuthorizationCode, PkceVerifier, SignInState, authorize_query};
use crate::operation::Service;

static STANDARD: AuthorizationCode = AuthorizationCode { has_pkce: true, ..AuthorizationCode::of(&Service::BASE) };
static OWN: AuthorizationCode = AuthorizationCode {
    names: &[("client_id", "app_id")],
    scope_separator: ",",
    max_scopes: Some(2),
    ..AuthorizationCode::of(&Service::BASE)
};

fn query(flow: &AuthorizationCode, scopes: &[&str]) -> Result<String, String> {
    // The verifier of RFC 7636, appendix B.
    let verifier = PkceVerifier::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    let query = authorize_query(flow, ["a1", "http://127.0.0.1/b?c"], scopes, &SignInState::new("s&1"), &verifier);
    query.map_err(|error| error.to_string())
}

#[test]
fn the_query_has_the_parameters_of_the_flow() {
    let start = "response_type=code&redirect_uri=http%3A%2F%2F127.0.0.1%2Fb%3Fc&state=s%261";
    let challenge = "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    let invalid = |scope: &str| Err(format!("invalid scope `{scope}`: pass each scope as a text of its own"));
    let many = "3 scopes are too many for one sign-in: ask for at most 2, and for others in another sign-in";
    // Columns: flow, scopes, query.
    let rows: [(&AuthorizationCode, &[&str], Result<String, String>); 7] = [
        (&STANDARD, &[], Ok(format!("client_id=a1&{start}&{challenge}"))),
        (&STANDARD, &["a:b", "c", "a:b"], Ok(format!("client_id=a1&{start}&scope=a%3Ab%20c&{challenge}"))),
        (&STANDARD, &["a b"], invalid("a b")),
        (&STANDARD, &[""], invalid("")),
        (&OWN, &["a", "b", "a"], Ok(format!("app_id=a1&{start}&scope=a%2Cb"))),
        (&OWN, &["a,b"], invalid("a,b")),
        (&OWN, &["a", "b", "c"], Err(many.to_owned())),
    ];
    for (flow, scopes, expected) in rows {
        assert_eq!(query(flow, scopes), expected, "{scopes:?}");
    }
}
