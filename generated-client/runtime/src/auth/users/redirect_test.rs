//! The code of a redirect, or the reason why there is none.

use super::{RedirectError, Secret, SignInState, code_of_redirect};

#[test]
fn a_redirect_has_a_code_or_a_reason() {
    let refused = |text: &str| Err(RedirectError::Refused(text.to_owned()));
    // Columns: target, code or reason.
    let rows: [(&str, Result<&str, RedirectError>); 10] = [
        ("http://127.0.0.1:9/back?code=c%2F1&state=s+1", Ok("c/1")),
        ("/back?state=s%201&code=c1#part", Ok("c1")),
        ("code=c1&state=s+1", Ok("c1")),
        ("/back?code=c1&state=s+2", Err(RedirectError::State)),
        ("/back?code=c1&state=s+", Err(RedirectError::State)),
        ("/back?code=c1", Err(RedirectError::State)),
        ("/back?error=access_denied", Err(RedirectError::State)),
        ("/back?error=access_denied&state=s+1", refused("access_denied")),
        ("/back?code=&state=s+1", Err(RedirectError::NoCode)),
        ("/back?state=s+1", Err(RedirectError::NoCode)),
    ];
    for (target, expected) in rows {
        let code = code_of_redirect(target, &SignInState::new("s 1"));
        assert_eq!(code.as_ref().map(Secret::expose), expected.as_ref().map(|code| *code), "{target}");
    }
}
