//! Types of tokens: a page refuses those that it does not list, before anything is sent.

use crate::sample::{Acme, Answer, ProbeError, SERVICE, builder};
use crate::script::{OK, Script};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::error::LimitRule;
use clientloom_runtime::operation::{Operation, OperationInfo};
use clientloom_runtime::{Call, Error, Method, Options, Response};

/// Declares an operation whose page takes these tokens.
macro_rules! operation {
    ($name:ident, $tokens:expr) => {
        struct $name;

        impl Encode for $name {
            fn encode(&self) -> Json<'_> {
                Json::members([])
            }
        }

        impl Operation for $name {
            type Vendor = Acme;
            type Response = Answer;
            type Output = Response<Answer>;
            type Code = ProbeError;
            const INFO: &'static OperationInfo =
                &OperationInfo { name: "things.scan", tokens: $tokens, ..OperationInfo::of(&SERVICE) };
        }
    };
}

operation!(App, &["app_token"]);
operation!(Either, &["app_token", "tenant_token"]);
operation!(Both, &["app_token", "user_token"]);
operation!(Unlisted, &[]);

/// Calls an operation with tokens of a user; returns the result and the number of requests.
async fn call<O: Operation<Vendor = Acme, Response = Answer>>(request: &O, options: Options) -> (Option<Error>, usize) {
    let script = Script::new([OK]);
    let acme = builder().token_kind("user_token").transport(script.clone()).build().unwrap();
    let error = Call::new(&acme.0, request).options(options).await.err();
    (error, script.count())
}

#[tokio::test]
async fn another_type_is_refused_before_sending() {
    let (error, count) = call(&App, Options::new()).await;
    let Some(Error::Invalid(invalid)) = &error else { panic!("{error:?}") };
    let rule = LimitRule::Token { found: "user_token", allowed: &["app_token"] };
    assert_eq!((invalid.violations.len(), &invalid.violations[0].rule, count), (1, &rule, 0));
    assert_eq!(
        invalid.to_string(),
        "things.scan was not sent: the request takes the token `app_token`, but the client's credentials give \
         `user_token`"
    );
    let (error, _) = call(&Either, Options::new()).await;
    assert!(error.unwrap().to_string().contains("takes the tokens `app_token`, `tenant_token`, but "));
}

#[tokio::test]
async fn listed_and_unlisted_types_are_sent() {
    assert!(matches!(call(&Both, Options::new()).await, (None, 1)));
    assert!(matches!(call(&Unlisted, Options::new()).await, (None, 1)));
}

#[tokio::test]
async fn tokens_of_an_unknown_type_are_sent() {
    assert!(matches!(call(&App, Options::new().skip_limits()).await, (None, 1)));
    assert!(matches!(call(&App, Options::new().bearer("u-1")).await, (None, 1)));
    let script = Script::new([OK]);
    let skipping = builder().token_kind("user_token").skip_limits().transport(script.clone()).build().unwrap();
    Call::new(&skipping.0, &App).await.unwrap();
    let of_caller = builder().transport(script.clone()).build().unwrap();
    Call::new(&of_caller.0, &App).await.unwrap();
    let raw = builder().token_kind("user_token").transport(script.clone()).build().unwrap();
    raw.0.call_raw(Method::Get, "/v1", None).await.unwrap();
    assert_eq!(script.count(), 3);
}
