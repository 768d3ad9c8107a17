//! The challenge of a verifier.

use super::PkceVerifier;

#[test]
fn the_challenge_is_that_of_the_standard() {
    // RFC 7636, appendix B.
    let verifier = PkceVerifier::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assert_eq!(verifier.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

#[test]
fn random_verifiers_are_valid_and_differ() {
    let [one, other] = [(); 2].map(|()| PkceVerifier::random().unwrap());
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    assert_ne!(one.secret().expose(), other.secret().expose());
    assert_eq!(one.secret().expose().len(), 43);
    assert!(one.secret().expose().chars().all(is_allowed));
}
