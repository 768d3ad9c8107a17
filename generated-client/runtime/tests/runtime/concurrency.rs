//! A hundred concurrent calls, with the tokens of both types of apps.

use crate::issuer::{Issuer, SCRIPTED_DELAY, SUCCESS_DELAY, call, call_for, hundred, own, store};
use clientloom_runtime::Error;
use clientloom_runtime::auth::Sign;
use std::sync::Arc;
use std::time::Duration;

/// A type of app: its signer, and its token requests with `#` for numbers.
type Kind = (fn() -> Arc<dyn Sign>, &'static [&'static str]);

const KINDS: [Kind; 2] = [
    (|| Arc::new(own()), &["own app-1 secret-1"]),
    (|| Arc::new(store("ticket-1")), &["app app-2 secret-2 ticket-1", "tenant app-# red"]),
];

/// Compares the token requests without the numbers of the tokens.
fn check(issuer: &Issuer, costs: &[&str]) {
    let fetched = issuer.fetches();
    let plain = |line: &String| match line.split_once("tenant app-") {
        Some((_, rest)) => format!("tenant app-# {}", rest.split(' ').next_back().unwrap()),
        None => line.clone(),
    };
    assert_eq!(fetched.iter().map(plain).collect::<Vec<_>>(), costs);
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_make_one_token_request() {
    for (sign, costs) in KINDS {
        let issuer = Issuer::fine();
        let acme = issuer.client(sign());
        assert!(hundred(&acme).await.iter().all(Result::is_ok));
        check(&issuer, costs);
        assert!(hundred(&acme).await.iter().all(Result::is_ok));
        check(&issuer, &[]);
    }
}

#[tokio::test(start_paused = true)]
async fn an_expired_token_makes_one_more_request() {
    for (sign, costs) in KINDS {
        let issuer = Issuer::fine();
        let acme = issuer.client(sign());
        call(&acme).await.unwrap();
        issuer.asked();
        issuer.set_time(7200 - 299);
        assert!(hundred(&acme).await.iter().all(Result::is_ok));
        check(&issuer, costs);
    }
}

#[tokio::test(start_paused = true)]
async fn an_aging_token_is_renewed_once_while_calls_use_it() {
    for (sign, costs) in KINDS {
        let issuer = Issuer::fine();
        let acme = issuer.client(sign());
        call(&acme).await.unwrap();
        let old = issuer.asked().pop().unwrap();
        issuer.set_time(7200 - 1799);
        assert!(hundred(&acme).await.iter().all(Result::is_ok));
        tokio::time::sleep(Duration::from_secs(1)).await;
        let asked = issuer.asked();
        assert_eq!(asked.iter().filter(|line| **line == old).count(), 100, "{asked:?}");
        // The app token is equally old. It is renewed after its use for the tenant token.
        let renewals = asked.iter().filter(|line| !line.starts_with("call")).count();
        assert_eq!(renewals, costs.len(), "{asked:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_makes_one_more_request() {
    for (sign, costs) in KINDS {
        let issuer = Issuer::new(|line| (line == "call own-1" || line == "call red-2").then_some(r#"{"code":9001}"#));
        let acme = issuer.client(sign());
        assert!(hundred(&acme).await.iter().all(Result::is_ok));
        let again = *costs.last().unwrap();
        check(&issuer, &costs.iter().copied().chain([again]).collect::<Vec<_>>());
    }
}

#[tokio::test(start_paused = true)]
async fn a_late_refusal_keeps_the_newer_token() {
    for (sign, costs) in KINDS {
        let issuer = Issuer::new(|line| (line == "call own-1" || line == "call red-2").then_some(r#"{"code":9001}"#));
        let acme = issuer.client(sign());
        let first = acme.clone();
        let first = tokio::spawn(async move { call(&first).await });
        // The second call is sent shortly before the first is refused. Its refusal arrives after
        // the new token.
        let fetches = SUCCESS_DELAY * u32::try_from(costs.len()).unwrap();
        tokio::time::sleep(fetches + SCRIPTED_DELAY * 9 / 10).await;
        call(&acme).await.unwrap();
        first.await.unwrap().unwrap();
        let again = *costs.last().unwrap();
        check(&issuer, &costs.iter().copied().chain([again]).collect::<Vec<_>>());
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_fetch_fails_all_calls() {
    for (sign, costs) in KINDS {
        for fails in 0..costs.len() {
            let begin = costs[fails].split(' ').next().unwrap();
            let issuer = Issuer::new(move |line| line.starts_with(begin).then_some(r#"{"code":7,"msg":"no"}"#));
            let acme = issuer.client(sign());
            for result in hundred(&acme).await {
                let error = result.unwrap_err();
                let Error::Auth(auth) = &error else { panic!("{error}") };
                let cause = auth.token_error().and_then(Error::api_error);
                assert_eq!(cause.map(|api| api.code.as_str()), Some("7"));
                assert_eq!(error.operation(), Some("things.probe"));
            }
            check(&issuer, &costs[..=fails]);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn calls_for_several_tenants_share_the_token_of_the_app() {
    let issuer = Issuer::fine();
    let acme = issuer.client(store("ticket-1"));
    let calls = (0..99).map(|number| {
        let acme = acme.clone();
        tokio::spawn(async move { call_for(&acme, ["red", "green", "blue"][number % 3]).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let mut fetches = issuer.fetches();
    assert_eq!(fetches.remove(0), "app app-2 secret-2 ticket-1");
    fetches.sort();
    assert_eq!(fetches, ["tenant app-1 blue", "tenant app-1 green", "tenant app-1 red"]);
}
