//! Calls for users: the token that a call is sent with, and options that contradict each other.

use super::vendor::{Vendor, Whoami, builder, sign_in, whoami};
use crate::sample::Acme;
use clientloom_runtime::error::SignInReason;
use clientloom_runtime::{Call, Options};
use std::time::{Duration, SystemTime};

#[tokio::test]
async fn a_page_for_users_alone_says_to_name_one() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    let error = Call::new(&acme.0, &Whoami::<true>).await.unwrap_err().to_string();
    assert!(error.contains("takes the token `user_token`: name the user of the call with `.user(…)`"), "{error}");
    sign_in(&vendor, &acme, "u1").await.unwrap();
    assert_eq!(Call::new(&acme.0, &Whoami::<true>).user("u1").await.unwrap().text.as_deref(), Some("u1"));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn options_that_contradict_a_user_are_refused() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    let without: Acme = crate::sample::builder().base_url(server.base_url()).build().unwrap();
    // Columns: client, options, end of the error.
    let rows = [
        (&acme, Options::new().user("u").bearer("t"), "already belongs to a user: remove the user from the call"),
        (&acme, Options::new().user("u").tenant("t"), "belongs to a tenant: remove the tenant from the call"),
        (&without, Options::new().user("u"), "the client has no users: call `Builder::users`"),
    ];
    for (client, options, expected) in rows {
        let error = Call::new(&client.0, &Whoami::<false>).options(options).await.unwrap_err().to_string();
        assert!(error.ends_with(expected), "{error}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_token_is_renewed_before_its_end() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let now = std::sync::Arc::new(std::sync::Mutex::new(SystemTime::now()));
    let clock = std::sync::Arc::clone(&now);
    let acme: Acme = builder(&server).clock(move || *clock.lock().unwrap()).build().unwrap();
    sign_in(&vendor, &acme, "u1").await.unwrap();
    // Columns: seconds that pass, renewals after a call.
    for (seconds, renewals) in [(6000, 0), (700, 1), (7200, 2), (700_000, 3)] {
        *now.lock().unwrap() += Duration::from_secs(seconds);
        assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
        for _ in 0..100 {
            if vendor.renewals() >= renewals {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
        assert_eq!(vendor.renewals(), renewals, "{seconds}");
    }
}

#[tokio::test]
async fn concurrent_calls_after_a_refused_token_renew_once() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().access.clear();
    vendor.state().delay = Duration::from_millis(50);
    let calls = (0..20).map(|_| whoami(&acme, "u1"));
    for result in futures_util::future::join_all(calls).await {
        assert_eq!(result.unwrap(), "u1");
    }
    assert_eq!(vendor.renewals(), 1);
}

#[tokio::test]
async fn a_missing_scope_is_a_sign_in_of_its_own_reason() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().lacks_scope = true;
    let error = whoami(&acme, "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::CallRefused));
    assert_eq!(acme.0.users().missing_scopes(&error), ["b"]);
    assert_eq!(vendor.renewals(), 0);
}

#[test]
fn a_blocking_program_signs_in_and_calls() {
    let server_runtime = tokio::runtime::Runtime::new().unwrap();
    let vendor = Vendor::default();
    let server = server_runtime.block_on(async { vendor.start() });
    let acme: Acme = builder(&server).build().unwrap();
    acme.0.block_on(sign_in(&vendor, &acme, "u1")).unwrap().unwrap();
    let response = Call::new(&acme.0, &Whoami::<true>).user("u1").blocking().unwrap();
    assert_eq!(response.text.as_deref(), Some("u1"));
}

#[tokio::test]
async fn a_raw_call_is_made_for_a_user() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme: Acme = builder(&server).build().unwrap();
    sign_in(&vendor, &acme, "u1").await.unwrap();
    let options = Options::new().user("u1");
    let response = acme.0.call_raw(clientloom_runtime::Method::Get, "/me", None).options(options).await.unwrap();
    assert_eq!(response["text"], "u1");
}
