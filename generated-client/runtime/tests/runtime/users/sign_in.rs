//! The sign-in, from the address for the browser to the first call.

use super::vendor::{Vendor, builder, give_code, sign_in, verifier, whoami};
use crate::sample::Acme;
use clientloom_runtime::Error;
use clientloom_runtime::auth::{SignInState, StoredToken};
use clientloom_runtime::error::SignInReason;
use clientloom_runtime::operation::HostVariable;
use std::time::Duration;

struct Place(&'static str);

impl HostVariable for Place {
    const NAME: &'static str = "place";

    fn value(self) -> &'static str {
        self.0
    }
}

#[tokio::test]
async fn the_address_is_at_the_host_of_the_page() {
    for (place, host) in [("north", "login.north.acme.example"), ("south", "login.s.acme.example")] {
        let builder = crate::sample::builder().host_variable(Place(place));
        let acme: Acme = builder.users("a1", "app-secret", "http://127.0.0.1:9/back").build().unwrap();
        let authorization = acme.0.users().authorize_url(&["a"], &SignInState::new("s1")).unwrap();
        let start = format!("https://{host}/authorize?app_id=a1&response_type=code&redirect_uri=");
        assert!(authorization.url.starts_with(&start), "{}", authorization.url);
        assert!(!format!("{authorization:?}").contains(authorization.verifier.secret().expose()));
    }
}

#[tokio::test]
async fn two_users_sign_in_beside_the_app() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    let signed_in = sign_in(&vendor, &acme, "u1").await.unwrap();
    assert_eq!((signed_in.scopes.as_slice(), signed_in.can_renew), (&["a".to_owned(), "offline".to_owned()][..], true));
    sign_in(&vendor, &acme, "u2").await.unwrap();
    assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
    assert_eq!(whoami(&acme, "u2").await.unwrap(), "u2");
    let own = clientloom_runtime::Call::new(&acme.0, &super::vendor::Whoami::<false>).await.unwrap();
    assert_eq!(own.text.as_deref(), Some("the app"));
    let body = &vendor.state().token_requests[0];
    assert_eq!((body["app_id"].as_str(), body["redirect_uri"].as_str()), (Some("a1"), Some("http://127.0.0.1:9/back")));
    assert_eq!(body["code_verifier"].as_str().map(str::len), Some(43));
}

#[tokio::test]
async fn a_used_code_is_refused() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    let code = give_code(&vendor, "u1");
    acme.0.users().exchange("u1", code.as_str(), &verifier()).await.unwrap();
    let error = acme.0.users().exchange("u1", code.as_str(), &verifier()).await.unwrap_err();
    assert!(matches!(&error, Error::Api(api) if api.code.as_str() == "31"), "{error}");
    assert_eq!(error.sign_in_reason(), Some(SignInReason::CallRefused));
    // The earlier sign-in stays.
    assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
}

#[tokio::test]
async fn a_user_signs_out() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    sign_in(&vendor, &acme, "u1").await.unwrap();
    acme.0.users().sign_out("u1").await.unwrap();
    let error = whoami(&acme, "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::NotSignedIn));
    let text = "whoami was not sent: the user `u1` has to sign in, because the token store has no sign-in; send the \
                user to a new `authorize_url`";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn a_text_of_another_kind_in_the_store_is_an_error() {
    let (vendor, store) = (Vendor::default(), clientloom_runtime::auth::MemoryStore::new());
    let server = vendor.start();
    let acme = super::vendor::client(&server, store.clone());
    let key = format!("{}/token?app_id=a1&user=u1#user_token", server.base_url());
    let (expires, life) = (std::time::SystemTime::now() + Duration::from_secs(60), Duration::from_secs(60));
    let stored = StoredToken::new("a token".into(), expires, life);
    clientloom_runtime::auth::TokenStore::save(&store, &key, &stored).await.unwrap();
    let error = whoami(&acme, "u1").await.unwrap_err().to_string();
    assert!(error.ends_with("it contains no sign-in"), "{error}");
}
