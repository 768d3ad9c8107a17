//! Vendors, connections and stores that fail between a refresh token and the next one.

use super::vendor::{Vendor, client, lost, sign_in, whoami, whoami_once};
use clientloom_runtime::auth::{MemoryStore, StoreError, StoreFailure, StoredToken, TokenStore};
use clientloom_runtime::error::SignInReason;
use clientloom_runtime::testing::LoopbackResponse;
use clientloom_runtime::transport::BoxFuture;
use clientloom_runtime::{Error, Secret};
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// A store whose writes fail while its counter is 0. A positive counter is the number of writes
/// until then.
#[derive(Clone, Default)]
struct Failing(MemoryStore, Arc<AtomicI32>);

impl Failing {
    fn after(&self, writes: i32) {
        self.1.store(writes, Ordering::SeqCst);
    }
}

impl TokenStore for Failing {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        self.0.load(key)
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        if self.1.load(Ordering::SeqCst) == 0 {
            return Box::pin(async { Err("the disk is full".into()) });
        }
        self.1.fetch_sub(1, Ordering::SeqCst);
        self.0.save(key, token)
    }

    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>> {
        self.0.remove(key, refused)
    }
}

const ENOUGH: i32 = 1000;

fn is_store_failure(error: &Error) -> bool {
    let Error::Auth(auth) = error else { return false };
    auth.source().is_some_and(<dyn std::error::Error>::is::<StoreFailure>)
        && error.to_string().ends_with("the disk is full")
}

#[tokio::test]
async fn a_refused_refresh_token_ends_the_sign_in() {
    let (vendor, store) = (Vendor::default(), MemoryStore::new());
    let server = vendor.start();
    let [one, other] = [(); 2].map(|()| client(&server, store.clone()));
    sign_in(&vendor, &one, "u1").await.unwrap();
    vendor.state().access.clear();
    vendor.state().refresh.clear();
    let error = whoami(&one, "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::Refused));
    assert_eq!(error.api_error().unwrap().code.as_str(), "31");
    // No client asks again, and a new sign-in helps all of them.
    for acme in [&one, &other] {
        assert_eq!(whoami(acme, "u1").await.unwrap_err().sign_in_reason(), Some(SignInReason::Refused));
    }
    assert_eq!(vendor.renewals(), 1);
    sign_in(&vendor, &other, "u1").await.unwrap();
    assert_eq!(whoami(&one, "u1").await.unwrap(), "u1");
}

#[tokio::test]
async fn a_lost_answer_has_its_own_reason() {
    let (vendor, store) = (Vendor::default(), MemoryStore::new());
    let server = vendor.start();
    let acme = client(&server, store.clone());
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().access.clear();
    vendor.state().instead = vec![lost()];
    let error = whoami_once(&acme, "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), None, "{error}");
    // Another client, such as that of a process which begins after a crash, sees the mark.
    let error = whoami(&client(&server, store), "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::AnswerLost), "{error}");
}

#[tokio::test]
async fn an_unreadable_answer_counts_as_lost() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme = client(&server, MemoryStore::new());
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().access.clear();
    vendor.state().instead = vec![LoopbackResponse::json(r#"{"code":0,"msg":"ok"}"#)];
    let error = whoami(&acme, "u1").await.unwrap_err();
    assert!(error.to_string().contains("access_token"), "{error}");
    assert_eq!(whoami(&acme, "u1").await.unwrap_err().sign_in_reason(), Some(SignInReason::AnswerLost));
}

#[tokio::test]
async fn a_refusal_that_leaves_the_refresh_token_is_no_lost_answer() {
    let vendor = Vendor::default();
    let server = vendor.start();
    let acme = client(&server, MemoryStore::new());
    sign_in(&vendor, &acme, "u1").await.unwrap();
    for answer in [r#"{"code":32,"msg":"off"}"#, r#"{"code":33,"msg":"later"}"#] {
        let kept = vendor.state().refresh.clone();
        vendor.state().access.clear();
        vendor.state().instead = vec![LoopbackResponse::json(answer)];
        let error = whoami_once(&acme, "u1").await.unwrap_err();
        assert_eq!(error.sign_in_reason(), None, "{error}");
        // The vendor has not used the token.
        vendor.state().refresh = kept;
        assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
    }
}

#[tokio::test]
async fn a_store_that_cannot_save_keeps_the_refresh_token_unused() {
    let (vendor, store) = (Vendor::default(), Failing::default());
    let server = vendor.start();
    let acme = client(&server, store.clone());
    store.after(ENOUGH);
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().access.clear();
    store.after(0);
    let error = whoami(&acme, "u1").await.unwrap_err();
    assert!(is_store_failure(&error), "{error}");
    assert_eq!(vendor.renewals(), 0);
    store.after(ENOUGH);
    assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
}

#[tokio::test]
async fn tokens_are_not_used_before_they_are_saved() {
    let (vendor, store) = (Vendor::default(), Failing::default());
    let server = vendor.start();
    let acme = client(&server, store.clone());
    store.after(ENOUGH);
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().access.clear();
    // The mark is saved, and the new tokens are not.
    store.after(1);
    let calls = server.received().len();
    let error = whoami(&acme, "u1").await.unwrap_err();
    assert!(is_store_failure(&error), "{error}");
    // The refused call and the renewal were sent, and no call with the new token.
    assert_eq!(server.received().len() - calls, 2);
    assert!(is_store_failure(&whoami(&acme, "u1").await.unwrap_err()));
    store.after(ENOUGH);
    assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
    assert_eq!(vendor.renewals(), 1);
    // The process ends before the store works again: the user has to sign in.
    vendor.state().access.clear();
    store.after(1);
    assert!(is_store_failure(&whoami(&acme, "u1").await.unwrap_err()));
    store.after(ENOUGH);
    let error = whoami(&client(&server, store), "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::AnswerLost), "{error}");
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_saved_is_an_error() {
    let (vendor, store) = (Vendor::default(), Failing::default());
    let server = vendor.start();
    let acme = client(&server, store.clone());
    let error = sign_in(&vendor, &acme, "u1").await.unwrap_err();
    assert!(is_store_failure(&error), "{error}");
    store.after(ENOUGH);
    assert_eq!(whoami(&acme, "u1").await.unwrap(), "u1");
}
